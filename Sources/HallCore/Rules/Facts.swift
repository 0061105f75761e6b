/// What is known of a case when a rule is asked, by fact name. What is not in it is unknown, never false.
public struct Facts: Sendable, Hashable {
    /// One known value, read once so that rules need not parse.
    public struct Value: Sendable, Hashable {
        /// As it was given: an option's id, a number, an ISO date.
        public let text: String
        let number: Quantity?
        let date: CivilDate?

        /// Reads a value.
        public init(_ text: String) {
            self.text = text
            number = Quantity(text)
            date = number == nil ? CivilDate(iso: text) : nil
        }
    }

    private var values: [String: Value]

    /// Makes facts of texts; empty texts and 不知道 count as unknown.
    public init(_ texts: [String: String] = [:]) {
        values = [:]
        values.reserveCapacity(texts.count)
        for (name, text) in texts { self[name] = text }
    }

    /// The value of a fact as text; nil when it is unknown.
    public subscript(_ name: String) -> String? {
        get { values[name]?.text }
        set {
            let known = newValue.flatMap { $0.isEmpty || $0 == Answer.unknownValue ? nil : Value($0) }
            values[name] = known
        }
    }

    func value(_ name: String) -> Value? { values[name] }
}
