/// What a page asks, and under which heading: a question that stands alone is the heading itself, several stand under a
/// common one, as on the question pages of the GOV.UK Design System.
struct Asked {
    var title: String
    /// Nil where the only question is the heading.
    var heading: String?
    var fields: [FieldView]
    /// What the heading is part of, where it does not say so itself.
    private var part: String?

    /// - Parameters:
    ///   - fields: What is asked only after some answers to another of them, or only of the day that was chosen, is no
    ///     question of its own.
    ///   - heading: The common one.
    ///   - alone: False where the page says more than its questions.
    init(_ fields: [FieldView], under heading: String, alone: Bool) {
        (title, self.heading, self.fields) = (heading, heading, fields)
        guard alone, let first = fields.first, !first.followsAnother, let question = first.label,
            fields.dropFirst().allSatisfy(\.followsAnother)
        else { return }
        (title, self.heading) = (question, nil)
        self.fields[0] = first.asHeading
        part = question.hasPrefix(heading) ? nil : heading
    }

    /// The line above the heading.
    func caption(_ progress: String) -> String {
        part.map { say("step.part", ["progress": progress, "part": $0]) } ?? progress
    }
}
