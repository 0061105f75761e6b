public import HallCore

/// A state of a case part as the province's approval platform counts it.
public struct ApprovalState: Codable, Sendable, Hashable {
    public var caseNumber: CaseNumber
    public var division: String
    public var utility: UtilityID
    /// By the pack's table.
    public var code: String
    /// The lane's version it belongs to.
    public var version: Int
    public var at: Timestamp
    /// The permission it is about, by the pack's id; nil for the case part itself.
    public var permission: String?
    /// Whose opinions that permission needs, by the pack's ids.
    public var departments: [String]?

    /// Under which it is stored in the outbox.
    public static let kind = "approval.state"

    /// Gathers its parts.
    public init(
        caseNumber: CaseNumber, division: String, utility: UtilityID, code: String, version: Int, at: Timestamp,
        permission: String? = nil, departments: [String]? = nil
    ) {
        self.permission = permission
        self.departments = departments
        self.caseNumber = caseNumber
        self.division = division
        self.utility = utility
        self.code = code
        self.version = version
        self.at = at
    }

    /// The message under its key.
    /// - Parameter source: Who we are: a URI such as `urn:lianban:421300`.
    public func message(key: IdempotencyKey, source: String) throws -> OutsideMessage {
        let event = CloudEvent(
            id: key.text, source: source, type: "cn.lianban.case.state", subject: caseNumber.text, time: at,
            data: try JSONValue(encoding: self))
        return OutsideMessage(kind: Self.kind, key: key, content: try JSONValue(encoding: event))
    }
}

/// Translation of a lane's way into the platform's codes.
public enum ApprovalCodes {
    /// The member of the pack's table for the end of a correction, which is an event and no status of ours.
    public static let correctionEnded = "correctionEnded"

    /// The codes to report when a lane goes from one status to another, in order; none where the pack maps nothing or
    /// the code stays the same.
    public static func codes(from old: LaneStatus?, to new: LaneStatus, by tables: CodeTables) -> [String] {
        guard let code = tables.status?[new.rawValue], old != new else { return [] }
        let ended = old == .correcting && !new.isTerminal ? tables.status?[correctionEnded] : nil
        return (ended.map { [$0] } ?? []) + [code]
    }

    /// The code of a permission: begun, agreed or refused, which the table has under the lane's words for them.
    public static func code(of verdict: Permission.Verdict?, by tables: CodeTables) -> String? {
        let status: LaneStatus =
            switch verdict {
            case nil: .working
            case .agreed?: .completed
            case .refused?: .refused
            }
        return tables.status?[status.rawValue]
    }
}

/// The approval platform: is told of states by signed events, and tells what departments decided there.
public struct ApprovalPlatform: SendTarget {
    /// The name under which messages wait for it.
    public static let systemName = "approval"

    public let answersForKeys = false
    private let line: OutsideLine
    private let signer: WebhookSigner
    private let verifier: WebhookVerifier
    private let now: @Sendable () -> Timestamp

    /// - Parameters:
    ///   - keys: What the platform knows our events by.
    ///   - webhookKeys: What its decisions are signed with; none when it sends none.
    ///   - now: The wall clock, for the signatures.
    public init(
        address: OutsideAddress, connections: OutsideConnections, keys: [WebhookKey], webhookKeys: [WebhookKey] = [],
        now: @escaping @Sendable () -> Timestamp
    ) {
        line = OutsideLine(connections: connections, address: address)
        signer = WebhookSigner(keys: keys)
        verifier = WebhookVerifier(keys: webhookKeys)
        self.now = now
    }

    public func send(_ message: OutsideMessage) async -> SendOutcome {
        guard message.kind == ApprovalState.kind else { return .unsupported }
        var request = OutsideRequest.post("/events", key: message.key, body: message.body)
        request.contentType = CloudEvent.mediaType
        let headers = signer.headers(for: message, at: now())
        request.headers.merge(headers) { _, new in new }
        return SendOutcome(Receipt.self, from: await line.call(request), key: message.key) { $0.key.text }
    }

    /// It dedupes by the event's id; there is no question for it.
    public func find(_ message: OutsideMessage) async -> KeyAnswer { .unknown }

    /// Believes and reads what the platform sent.
    /// - Parameter headers: Names in lower case.
    /// - Throws: ``WebhookRefusal``, ``EventRefusal``.
    public func receive(headers: [String: String], body: [UInt8], at now: Timestamp) throws -> PermissionDecision {
        try PermissionDecision(body: verifier.verify(headers: headers, body: body, at: now).body)
    }

    private struct Receipt: Decodable, KeyedReceipt {
        let key: IdempotencyKey

        enum CodingKeys: String, CodingKey { case key = "id" }
    }
}
