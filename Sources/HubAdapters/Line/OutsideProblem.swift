public import HallCore

/// Why an outside system says no: an RFC 9457 problem document with the members our contract adds.
///
/// Its texts are the other party's and may name a person, so only status and code show themselves.
public struct OutsideProblem: Error, Codable, Sendable, Hashable {
    /// One field that is wrong.
    public struct FieldError: Codable, Sendable, Hashable {
        public var field: String?
        public var message: String
    }

    public var type: String?
    public var title: String?
    public var status: Int
    public var detail: String?
    /// Short, stable, for programs: `task-unknown`.
    public var code: String?
    public var errors: [FieldError]?
    /// Whether the same request may succeed later.
    public var retryable: Bool?

    /// Gathers its parts.
    public init(
        status: Int, code: String? = nil, title: String? = nil, detail: String? = nil, type: String? = nil,
        errors: [FieldError]? = nil, retryable: Bool? = nil
    ) {
        self.type = type
        self.title = title
        self.status = status
        self.detail = detail
        self.code = code
        self.errors = errors
        self.retryable = retryable
    }

    /// What a person at the window may read: the title with the details, as the outside system worded them.
    public var text: String {
        let parts = [title, detail] + (errors ?? []).map(\.message)
        let said = parts.compactMap { $0 }.filter { !$0.isEmpty }
        return said.isEmpty ? "对方没有说明原因（\(status)）" : said.joined(separator: "；")
    }
}

extension OutsideProblem: Concealed {
    /// `422 materials-missing`.
    public var description: String { code.map { "\(status) \($0)" } ?? "\(status)" }
    /// The same as ``description``.
    public var debugDescription: String { description }
}

/// Codes of problems that mean the same to both sides.
enum ProblemCode {
    static let unknownTask = "task-unknown"
    static let unknownOrder = "order-unknown"
    static let keyReused = "idempotency-key-reused"
    static let stillRunning = "still-running"
    static let alreadyPaid = "already-paid"
}
