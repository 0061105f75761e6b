/// What is known of a case when a rule is asked, by fact name. What is not in it is unknown, never false.
public struct Facts: Sendable, Hashable {
    /// One known value.
    public enum Value: Sendable, Hashable {
        /// As it was given: an option's id, a number, an ISO date.
        case text(String)
        case number(Quantity)
        case date(CivilDate)

        /// An option's id, a number, an ISO date.
        public var text: String {
            switch self {
            case .text(let text): text
            case .number(let number): number.text
            case .date(let date): date.iso
            }
        }

        var number: Quantity? {
            switch self {
            case .text(let text): Quantity(text)
            case .number(let number): number
            case .date: nil
            }
        }

        var date: CivilDate? {
            switch self {
            case .text(let text): CivilDate(iso: text)
            case .number: nil
            case .date(let date): date
            }
        }
    }

    /// Shared with the form, not copied: a case has many answers and its rules ask for few.
    private let answers: [String: Answer]
    /// What stands before the answers; nil hides one.
    private var values: [String: Value?]

    /// Makes facts of texts; empty texts and 不知道 count as unknown.
    public init(_ texts: [String: String] = [:]) {
        answers = [:]
        values = [:]
        values.reserveCapacity(texts.count)
        for (name, text) in texts { self[name] = text }
    }

    /// Makes facts of a form's answers.
    init(answers: [String: Answer]) {
        self.answers = answers
        values = [:]
        values.reserveCapacity(16)
    }

    /// The value of a fact as text; nil when it is unknown.
    public subscript(_ name: String) -> String? {
        get { value(name)?.text }
        set { set(name, newValue.flatMap(Self.known)) }
    }

    mutating func set(_ name: String, _ value: Value?) {
        values.updateValue(value, forKey: name)
    }

    func value(_ name: String) -> Value? {
        if let own = values[name] { return own }
        return answers[name].flatMap { Self.known($0.value) }
    }

    private static func known(_ text: String) -> Value? {
        text.isEmpty || text == Answer.unknownValue ? nil : .text(text)
    }
}
