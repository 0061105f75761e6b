public import HallCore

/// Messages a utility takes from the hub.
public enum UtilityMessage: Sendable, Hashable {
    /// The task itself; its message's key is the task's key from then on.
    case open(UtilityTask)
    /// Something was added to a task: a correction, a deferred paper, a survey hour.
    case supplement(task: IdempotencyKey, Supplement)
    case withdraw(task: IdempotencyKey, reason: String?)

    /// What is added to a task.
    public struct Supplement: Codable, Sendable, Hashable {
        /// Answers that are new or differ, by field id.
        public var answers: [String: String]?
        public var documents: [UtilityTask.Document]?
        /// When the joint survey takes place.
        public var surveyAt: Timestamp?
        public var note: String?

        /// Gathers its parts.
        public init(
            answers: [String: String]? = nil, documents: [UtilityTask.Document]? = nil, surveyAt: Timestamp? = nil,
            note: String? = nil
        ) {
            self.answers = answers
            self.documents = documents
            self.surveyAt = surveyAt
            self.note = note
        }
    }

    /// The word under which it is stored.
    public enum Kind {
        public static let open = "task.open"
        public static let supplement = "task.supplement"
        public static let withdraw = "task.withdraw"
    }

    /// The message under its key.
    public func message(key: IdempotencyKey) throws -> OutsideMessage {
        switch self {
        case .open(let task):
            return OutsideMessage(kind: Kind.open, key: key, content: try JSONValue(encoding: Opened(key: key, task)))
        case .supplement(let task, let supplement):
            let content = Added(key: key, task: task, supplement: supplement, reason: nil)
            return OutsideMessage(kind: Kind.supplement, key: key, content: try JSONValue(encoding: content))
        case .withdraw(let task, let reason):
            let content = Added(key: key, task: task, supplement: nil, reason: reason)
            return OutsideMessage(kind: Kind.withdraw, key: key, content: try JSONValue(encoding: content))
        }
    }

    private struct Opened: Encodable {
        let key: IdempotencyKey
        let task: UtilityTask

        init(key: IdempotencyKey, _ task: UtilityTask) {
            self.key = key
            self.task = task
        }
    }

    /// Also how the adapter finds the task that a stored message is about.
    struct Added: Codable {
        let key: IdempotencyKey
        let task: IdempotencyKey
        let supplement: Supplement?
        let reason: String?
    }
}

extension UtilityMessage: Concealed {
    /// The kind alone.
    public var description: String {
        switch self {
        case .open: Kind.open
        case .supplement: Kind.supplement
        case .withdraw: Kind.withdraw
        }
    }
    /// The same as ``description``.
    public var debugDescription: String { description }
}
