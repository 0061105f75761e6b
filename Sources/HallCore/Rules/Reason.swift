/// One comparison of a rule, with the value found: “敷设管线长度 212 米，要求 ≤ 200 米”.
public struct Reason: Sendable, Hashable {
    /// The facts compared, by id.
    public var facts: [String]
    /// What people call them.
    public var label: String
    /// The value found, with its unit; nil when it is not known.
    public var found: String?
    /// What the rule asks for, `≤ 200 米`.
    public var required: String
    /// Whether the requirement is met.
    public var truth: Truth

    /// The comparison as a sentence.
    public var text: String {
        let gap = required.first.map { $0.isASCII || "≤≥".contains($0) } ?? false ? " " : ""
        return "\(label) \(found ?? "还不知道")，要求\(gap)\(required)"
    }
}

/// A fact somebody has to supply.
public struct Question: Sendable, Hashable {
    public var fact: String
    /// What people call it.
    public var title: String
    /// The stage in which it becomes known; nil for what a form asks.
    public var askedAt: String?
    /// Who supplies it.
    public var by: String?
}

/// Why a table decided as it did, for people.
public struct Explanation: Sendable, Hashable {
    /// One row that was looked at.
    public struct Row: Sendable, Hashable {
        public var id: String
        /// What it leads to.
        public var title: String
        public var truth: Truth
        /// Every comparison of the row.
        public var reasons: [Reason]
        /// Those that made the row hold, fail, or wait.
        public var decisive: [Reason]
        public var cite: Citation
    }

    public var table: String
    public var title: String
    public var outcome: String
    public var outcomeTitle: String
    /// What people read about the outcome.
    public var outcomeText: String
    /// The rows in order, as far as they were looked at.
    public var rows: [Row]
    /// What has to be known before the table can decide.
    public var questions: [Question]
    public var cite: Citation

    /// Lines for people: the outcome, each row with what decided it, the questions.
    public var lines: [String] {
        ["\(title)：\(outcomeTitle)（\(cite.text)）"] + rows.flatMap(\.lines)
            + questions.map { "  要先弄清：\($0.title)" + ($0.by.map { "（\($0)）" } ?? "") }
    }
}

extension Explanation.Row {
    fileprivate var lines: [String] {
        let word =
            switch truth {
            case .yes: "成立"
            case .no: "不成立"
            case .unknown: "还不能定"
            }
        return ["  “\(title)”\(word)"] + decisive.map { "    \($0.text)；\(cite.text)" }
    }
}
