/// Where an answer came from.
public enum AnswerSource: String, Codable, Sendable, CaseIterable {
    case typed
    case card
    case staff
    /// Taken over from another answer of the same form.
    case carried
}

/// One answer of a form. It may be personal, so it does not show itself.
public struct Answer: Codable, Sendable, Hashable, Concealed {
    /// The value of a field that may be unknown and is: 不知道.
    public static let unknownValue = "unknown"

    /// The normalised text; a choice holds the option's id.
    public var value: String
    /// Where it came from.
    public var source: AnswerSource

    /// Makes an answer.
    public init(value: String, source: AnswerSource) {
        self.value = value
        self.source = source
    }
}
