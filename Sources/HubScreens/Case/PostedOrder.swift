import HallCore

/// An order as it was typed: which form, which button, and everything in it.
struct PostedOrder: Sendable {
    /// The id of the form on the page.
    var form: String
    var kind: OrderKind
    /// The version of the case that was looked at.
    var version: Int
    var token: String
    var values: FormValues

    /// Nil for what no page of ours posts.
    init?(_ values: FormValues) {
        guard let form = values["form"], let kind = values["order"].flatMap(OrderKind.init),
            let version = values["version"].flatMap({ Int($0) })
        else { return nil }
        (self.form, self.kind, self.version, self.values) = (form, kind, version, values)
        token = values["token"] ?? ""
    }
}

/// What is wrong with a form, question by question; nothing was done.
struct OrderMistakes: Error, Hashable {
    struct Mistake: Hashable {
        /// The name of the question.
        var name: String
        var text: String
    }

    var mistakes: [Mistake]

    init(_ name: String, _ text: String) {
        mistakes = [Mistake(name: name, text: text)]
    }

    init(_ mistakes: [Mistake]) {
        self.mistakes = mistakes
    }
}

/// Why an order was not carried out, with the order as it was typed.
struct OrderTrouble {
    var order: PostedOrder
    /// What people read at the head of the page; empty when the questions say it.
    var text: String
    var mistakes: [OrderMistakes.Mistake] = []
}
