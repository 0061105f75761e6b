import HallCore

/// One field of a form as its template shows it: exactly one of the two is set.
struct FieldView {
    var choice: Choice?
    var entry: Entry?

    struct Condition {
        var field: String
        var values: String
    }

    struct Option {
        var inputID: String
        var value: String
        var text: String
        var about: String?
        var icon: String?
        var checked: Bool
        /// Answers to another field of the page with which this option cannot be taken, separated by `|`.
        var notWith: String?
    }

    /// Big buttons: one of them, or any number.
    struct Choice {
        var id: String
        var name: String
        var label: String
        var optional: Bool
        var many: Bool
        /// Class that sets the columns: `two`, `three` or nothing.
        var columns: String
        var hint: String?
        var complaint: String?
        var when: Condition?
        /// Name of the field that ``Option/notWith`` speaks of.
        var dependsOn: String?
        var options: [Option]
    }

    /// A typed line.
    struct Entry {
        var inputID: String
        var name: String
        var label: String
        var type: String
        var inputMode: String
        var value: String
        var maxLength: Int
        var unit: String?
        var optional: Bool
        var wide: Bool
        var hint: String?
        var complaint: String?
        var source: String?
        var when: Condition?
        var describedBy: String?
        /// Set where 不知道 is an answer.
        var unknown: Option?
    }
}
