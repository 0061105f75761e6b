/// One form of a case's page: what there is to do, what happens then, what is asked.
struct OrderFormView {
    struct Hidden {
        var hiddenName: String
        var hiddenValue: String
    }

    struct Button {
        var kind: String
        var words: String
        /// `main`, `danger` or nothing.
        var look: String
    }

    struct Fact: Hashable {
        var term: String
        var text: String
    }

    /// Unique on the page; the form posts it.
    var formID: String
    var action: String
    /// Other addresses of it: those of the tasks it stands for.
    var anchors: [String] = []
    var title: String
    /// What happens when it is done.
    var effect: [String]
    var due: [DueView]
    var facts: [Fact]
    var hasFacts: Bool
    var list: [String]
    var hasList: Bool
    var inputs: [InputView]
    var hidden: [Hidden]
    var buttons: [Button]
    var troubles: [String]
    /// Whether it stands open among those that are closed at first.
    var isOpen: Bool
}

extension OrderFormView.Button {
    static func main(_ kind: OrderKind, _ words: String) -> Self {
        Self(kind: kind.rawValue, words: words, look: "main")
    }

    static func plain(_ kind: OrderKind, _ words: String) -> Self {
        Self(kind: kind.rawValue, words: words, look: "")
    }

    static func danger(_ kind: OrderKind, _ words: String) -> Self {
        Self(kind: kind.rawValue, words: words, look: "danger")
    }
}
