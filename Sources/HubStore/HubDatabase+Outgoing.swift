public import HallCore

/// A message to an outside system, as it is made together with what it tells of.
public struct OutgoingMessage: Sendable, Hashable {
    public var id: UUIDv7
    /// Messages with the same lane key are sent in the order they were made.
    public var laneKey: String
    /// The system's name in the settings.
    public var system: String
    public var kind: String
    /// The same key is the same message: it is kept once.
    public var key: String
    /// Canonical JSON. May be personal.
    public var body: [UInt8]
    /// SHA-256 of the body in hexadecimal digits.
    public var fingerprint: String

    /// Gathers its parts.
    public init(
        id: UUIDv7, laneKey: String, system: String, kind: String, key: String, body: [UInt8], fingerprint: String
    ) {
        self.id = id
        self.laneKey = laneKey
        self.system = system
        self.kind = kind
        self.key = key
        self.body = body
        self.fingerprint = fingerprint
    }
}

extension HubDatabase {
    static let outgoingChannel = "outgoing"

    /// Names of systems that have something new to be told; an empty text when any may have.
    public func outgoingChanges() -> AsyncStream<String> {
        sql.listen(Self.outgoingChannel)
    }

    static func add(
        _ messages: [OutgoingMessage], of record: CaseRecord, at time: Timestamp, in session: any SQLSession
    ) throws {
        try add(messages, ofCase: record.id, division: record.division, at: time, in: session)
    }

    /// - Parameter caseID: nil for what belongs to no case.
    static func add(
        _ messages: [OutgoingMessage], ofCase caseID: UUIDv7?, division: String, at time: Timestamp,
        in session: any SQLSession
    ) throws {
        let times = try times(of: messages, division: division, at: time, in: session)
        try session.runEach(
            """
            INSERT INTO send_task (division, id, lane_key, case_id, system, kind, idempotency_key, body, fingerprint, state,
                next_at, created_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', ?, ?)
            ON CONFLICT (division, system, idempotency_key) DO NOTHING
            """,
            messages.map { message in
                [
                    .of(division), .of(message.id), .of(message.laneKey), .of(caseID?.text), .of(message.system),
                    .of(message.kind), .of(message.key), .blob(message.body), .of(message.fingerprint), .of(time),
                    .of(times[OutgoingQueueKey(message)] ?? time),
                ]
            })
        for system in Set(messages.map(\.system)) { try session.notify(outgoingChannel, system) }
    }
}

/// A message as it stands in the store.
public struct StoredMessage: Sendable, Hashable {
    public var division: String
    public var caseID: UUIDv7?
    public var message: OutgoingMessage
    public var createdAt: Timestamp
    /// `pending`, `sending`, `acknowledged`, `refused`, `needs-attention`.
    public var state: String
    /// When somebody may take it; nil when it is settled.
    public var nextAt: Timestamp?
    public var attempt: Int
    /// Theirs, once acknowledged.
    public var reference: String?
    /// Why it was refused or needs attention, as JSON.
    public var problem: [UInt8]?
    /// What has happened so far, as JSON; nil for nothing.
    public var history: [UInt8]?

    /// Gathers its parts.
    public init(
        division: String, caseID: UUIDv7?, message: OutgoingMessage, createdAt: Timestamp, state: String,
        nextAt: Timestamp?, attempt: Int, reference: String?, problem: [UInt8]?, history: [UInt8]?
    ) {
        self.division = division
        self.caseID = caseID
        self.message = message
        self.createdAt = createdAt
        self.state = state
        self.nextAt = nextAt
        self.attempt = attempt
        self.reference = reference
        self.problem = problem
        self.history = history
    }
}

extension HubDatabase {
    /// Takes what is due for a system, the longest due first; of messages with one lane key only the first that is not
    /// acknowledged or refused. No two callers get the same one.
    /// - Parameter begin: what a message becomes when it is taken; nil leaves it.
    public func claimMessages(
        of system: String, limit: Int, at now: Timestamp,
        begin: @escaping @Sendable (StoredMessage) throws -> StoredMessage?
    ) async throws -> [StoredMessage] {
        try await sql.write { session in
            let rows = try session.rows(
                """
                SELECT * FROM send_task WHERE system = ? AND state IN ('pending', 'sending') AND next_at <= ?
                AND NOT EXISTS (SELECT 1 FROM send_task AS earlier WHERE earlier.division = send_task.division
                    AND earlier.system = send_task.system AND earlier.lane_key = send_task.lane_key
                    AND earlier.state NOT IN ('acknowledged', 'refused')
                    AND (earlier.created_at, earlier.id) < (send_task.created_at, send_task.id))
                ORDER BY next_at, id LIMIT ?
                """ + session.dialect.skipLocked,
                [.of(system), .of(now), .of(limit)])
            let taken = try rows.map(Self.storedMessage).compactMap(begin)
            for message in taken { try Self.write(message, in: session) }
            return taken
        }
    }

    /// Writes what became of a try, and whom that is rung for.
    /// - Parameter ring: nil when nobody has to be told; what was rung once for a message is not rung again.
    /// - Returns: false, and nothing is written, when the stored try is another one.
    public func settleMessage(_ message: StoredMessage, ring: MessageRing? = nil) async throws -> Bool {
        try await sql.write { session in
            let row = try session.row(
                "SELECT attempt, state FROM send_task WHERE division = ? AND id = ?" + session.dialect.forUpdate,
                [.of(message.division), .of(message.message.id)])
            guard let row, try row.int("attempt") == message.attempt, try row.text("state") == "sending" else {
                return false
            }
            try Self.write(message, in: session)
            if let ring { try Self.ring(ring, for: message, in: session) }
            return true
        }
    }

    /// When the next message to a system is due; nil when none waits.
    public func nextMessageDue(of system: String) async throws -> Timestamp? {
        try await sql.read { session in
            try session.row(
                "SELECT min(next_at) AS due FROM send_task WHERE system = ? AND state IN ('pending', 'sending')",
                [.of(system)])?.optionalTime("due")
        }
    }

    /// The messages of a case, oldest first.
    public func messages(of caseID: UUIDv7, in division: String) async throws -> [StoredMessage] {
        try await sql.read { session in
            try session.rows(
                "SELECT * FROM send_task WHERE division = ? AND case_id = ? ORDER BY created_at, id",
                [.of(division), .of(caseID)]
            ).map(Self.storedMessage)
        }
    }

    /// Changes what was refused or stopped of a case, so that it is sent once more.
    public func sendAgain(
        case caseID: UUIDv7, in division: String,
        change: @escaping @Sendable (StoredMessage) throws -> StoredMessage
    ) async throws {
        try await sql.write { session in
            let rows = try session.rows(
                """
                SELECT * FROM send_task WHERE division = ? AND case_id = ? AND state IN ('refused', 'needs-attention')
                ORDER BY created_at, id
                """ + session.dialect.forUpdate,
                [.of(division), .of(caseID)])
            let messages = try rows.map(Self.storedMessage)
            for message in messages { try Self.write(try change(message), in: session) }
            for system in Set(messages.map(\.message.system)) { try session.notify(Self.outgoingChannel, system) }
        }
    }

    private static func write(_ message: StoredMessage, in session: any SQLSession) throws {
        try session.run(
            """
            UPDATE send_task SET state = ?, next_at = ?, attempt = ?, reference = ?, problem = ?, history = ?
            WHERE division = ? AND id = ?
            """,
            [
                .of(message.state), .of(message.nextAt), .of(message.attempt), .of(message.reference),
                .of(message.problem), .of(message.history), .of(message.division), .of(message.message.id),
            ])
    }

    static func storedMessage(_ row: SQLRow) throws -> StoredMessage {
        let message = OutgoingMessage(
            id: try row.identifier("id"), laneKey: try row.text("lane_key"), system: try row.text("system"),
            kind: try row.text("kind"), key: try row.text("idempotency_key"), body: try row.blob("body"),
            fingerprint: try row.text("fingerprint"))
        return StoredMessage(
            division: try row.text("division"), caseID: try row.optionalText("case_id").flatMap { UUIDv7($0) },
            message: message, createdAt: try row.time("created_at"), state: try row.text("state"),
            nextAt: try row.optionalTime("next_at"), attempt: try row.int("attempt"),
            reference: try row.optionalText("reference"), problem: try row.optionalBlob("problem"),
            history: try row.optionalBlob("history"))
    }
}
