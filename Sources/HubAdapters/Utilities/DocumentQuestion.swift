public import HallCore

/// A utility asks for the bytes of a paper that a task of its names.
public struct DocumentQuestion: Codable, Sendable, Hashable {
    /// The task that names it.
    public var task: IdempotencyKey
    /// Of the paper, hexadecimal.
    public var sha256: String

    /// Gathers its parts.
    public init(task: IdempotencyKey, sha256: String) {
        self.task = task
        self.sha256 = sha256
    }

    /// Reads a question.
    /// - Throws: ``EventRefusal/questionUnreadable``.
    public init(body: [UInt8]) throws {
        guard let question = try? JSONValue(parsing: body).decode(DocumentQuestion.self),
            question.sha256.wholeMatch(of: #/[0-9a-f]{64}/#) != nil
        else { throw EventRefusal.questionUnreadable }
        self = question
    }

    /// Where a utility asks, at the hub.
    public static func address(of utility: UtilityID) -> String { "/outside/utilities/\(utility)/documents" }
}
