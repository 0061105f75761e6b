/// What is wrong with one field, in words for the person who fills the form. Never holds what was typed.
public struct FieldProblem: Codable, Sendable, Hashable {
    /// The id of the field, or `utilities`.
    public var field: String
    /// What happened and what to do, at most 24 characters.
    public var message: String

    /// Makes a problem.
    public init(field: String, message: String) {
        self.field = field
        self.message = message
    }
}
