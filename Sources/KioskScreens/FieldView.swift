import HallCore

/// One field of a form as its template shows it: exactly one of the parts is set.
struct FieldView {
    /// The title of a part of the page.
    var part: String?
    var choice: Choice?
    var entry: Entry?
    var day: Day?

    /// Answers to another field of the page, separated by `|`, with which this one is shown.
    struct Condition {
        var field: String
        var values: String
        /// As the answers are now. The page begins so, that nothing moves when its script comes.
        var isHidden: Bool
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
        /// As the answers are now.
        var isHidden = false
    }

    /// A button that ticks several options, 套餐.
    struct Package {
        var title: String
        /// The values it ticks, separated by blanks; all others are unticked.
        var ticks: String
    }

    /// Big buttons: one of them, or any number.
    struct Choice {
        var id: String
        var name: String
        var label: String
        /// Whether the label is the page's heading.
        var isHeading = false
        var optional: Bool
        var many: Bool
        /// Class that sets the columns: `two`, `three` or nothing.
        var columns: String
        /// Where the answer is to be read, after the label.
        var tag: String?
        var hint: String?
        /// What the person agrees to, at full size.
        var statement: String?
        var complaint: String?
        var when: Condition?
        /// Name of the field that ``Option/notWith`` speaks of.
        var dependsOn: String?
        var packages: [Package] = []
        var options: [Option]
        /// None of the options can be taken, as the answers are now.
        var isHidden = false
    }

    /// A typed line, or a few.
    struct Entry {
        var inputID: String
        var name: String
        var label: String
        /// Whether the label is the page's heading.
        var isHeading = false
        var type: String
        var inputMode: String
        var value: String
        var maxLength: Int
        var unit: String?
        var optional: Bool
        var wide: Bool
        var isLong = false
        /// Where the answer is to be read, after the label.
        var tag: String?
        var hint: String?
        var complaint: String?
        var source: String?
        var when: Condition?
        var describedBy: String?
        /// Set where 不知道 is an answer.
        var unknown: Option?
        var keys = FieldKeys.letters
    }

    /// A day in three boxes.
    struct Day {
        struct Box {
            var inputID: String
            var boxName: String
            var value: String
            var maxLength: Int
            /// 年, 月 or 日.
            var sign: String
            var size: String
        }

        var id: String
        var name: String
        var label: String
        /// Whether the label is the page's heading.
        var isHeading = false
        var optional: Bool
        var hint: String?
        var complaint: String?
        var when: Condition?
        var boxes: [Box]
        /// Set where 不知道 is an answer.
        var unknown: Option?
    }

    /// What is asked; nil for the title of a part.
    var label: String? { choice?.label ?? entry?.label ?? day?.label }

    /// Whether it is asked only after some answers to another field.
    var followsAnother: Bool { (choice?.when ?? entry?.when ?? day?.when) != nil || choice?.dependsOn != nil }

    /// The same, with its label as the page's heading.
    var asHeading: FieldView {
        var view = self
        view.choice?.isHeading = true
        view.entry?.isHeading = true
        view.day?.isHeading = true
        return view
    }
}
