public import HallCore
public import HubMessages

/// Where a stream stands at the hub.
public struct StreamPosition: Hashable, Sendable {
    /// Highest number stored; 0 before the first.
    public var sequence: Int64
    public var hash: Base64
    public var epoch: String
}

/// What became of a batch, and the epoch it became so in.
public struct AppendReport: Hashable, Sendable {
    public var outcome: AppendOutcome
    public var epoch: String
    /// Those of the batch that were read with it.
    public var settled: [SettledEvent]
    /// Whether the stream holds events that nobody has read.
    public var unread: Bool
}

extension HubDatabase {
    /// Where a kiosk's stream stands; nil when the stream is not this kiosk's.
    public func head(of stream: UUIDv7, kiosk: String) async throws -> StreamPosition? {
        try await sql.read { session in
            try Self.head(of: stream, kiosk: kiosk, in: session).map {
                StreamPosition(sequence: $0.ledger.sequence, hash: $0.ledger.hash, epoch: $0.epoch)
            }
        }
    }

    /// Stores all of a batch or nothing of it, and moves the stream's head with it.
    ///
    /// The stream's row is locked first: of two hubs that get the same batch, the second finds it known. What the events
    /// mean is kept in the same transaction if it can be; if not, they are stored all the same and stay unread.
    /// - Parameter reading: nil to leave all of them unread.
    public func append(
        _ events: [ChainedEvent], to stream: UUIDv7, kiosk: String, at time: Timestamp, reading: EventReading? = nil
    ) async throws -> AppendReport {
        do {
            return try await sql.write { session in
                try Self.append(events, to: stream, kiosk: kiosk, at: time, reading: reading, in: session)
            }
        } catch let fault as SQLFault where reading != nil && fault.isRefusal {
            return try await sql.write { session in
                try Self.append(events, to: stream, kiosk: kiosk, at: time, reading: nil, in: session)
            }
        }
    }

    private static func append(
        _ events: [ChainedEvent], to stream: UUIDv7, kiosk: String, at time: Timestamp, reading: EventReading?,
        in session: any SQLSession
    ) throws -> AppendReport {
        guard let head = try head(of: stream, kiosk: kiosk, locked: true, in: session) else {
            return AppendReport(outcome: .unknownStream, epoch: "", settled: [], unread: false)
        }
        var report = AppendReport(outcome: .unknownStream, epoch: head.epoch, settled: [], unread: false)
        var ledger = head.ledger
        switch ledger.take(events, knownHashes: try hashes(of: events, upTo: head, in: session)) {
        case .gap(let expected): report.outcome = .gap(expected: expected)
        case .fork(let event):
            try keepFork(event, of: head, at: time, in: session)
            report.outcome = .fork(sequence: event.envelope.sequence)
        case .store(let added):
            report.outcome = .stored(sequence: ledger.sequence, hash: ledger.hash, added: added.count)
            try store(added, of: head, at: time, reading: reading, into: &report, in: session)
            if !added.isEmpty { try move(head, to: ledger, at: time, in: session) }
        }
        return report
    }

    /// Events are read in the stream's order: while earlier ones wait, these wait too.
    private static func store(
        _ events: [ChainedEvent], of head: StreamHead, at time: Timestamp, reading: EventReading?,
        into report: inout AppendReport, in session: any SQLSession
    ) throws {
        let before = try before(events, of: head, in: session)
        let reading = before.unread ? nil : reading
        let arrived = events.reduce(into: ArrivedEvents(known: before.identifiers)) {
            $0.add($1, of: head, reading: reading)
        }
        try keep(arrived.meanings, of: head.division, in: session)
        try session.runEach(ArrivedEvents.statement, arrived.rows(of: head, at: time))
        report.settled = arrived.settled
        report.unread = before.unread || arrived.hasUnread
    }
}

extension HubDatabase {
    private static func head(
        of stream: UUIDv7, kiosk: String, locked: Bool = false, in session: any SQLSession
    ) throws -> StreamHead? {
        let row = try session.row(
            """
            SELECT division, head_seq, head_hash, (SELECT value FROM setting WHERE name = 'epoch') AS epoch
            FROM stream WHERE id = ? AND kiosk = ?
            """ + (locked ? session.dialect.forUpdate : ""),
            [.of(stream), .of(kiosk)])
        return try row.map { row in
            StreamHead(
                stream: stream, kiosk: kiosk, division: try row.text("division"),
                ledger: StreamLedger(sequence: try row.int64("head_seq"), hash: Base64(try row.blob("head_hash"))),
                epoch: try row.text("epoch"))
        }
    }

    /// Hashes stored at the numbers of those events that are not beyond the head.
    private static func hashes(
        of events: [ChainedEvent], upTo head: StreamHead, in session: any SQLSession
    ) throws -> [Int64: Base64] {
        let known = events.map(\.envelope.sequence).filter { $0 <= head.ledger.sequence }
        guard let first = known.min(), let last = known.max() else { return [:] }
        return try session.rows(
            "SELECT seq, hash FROM event WHERE division = ? AND stream = ? AND seq BETWEEN ? AND ?",
            [.of(head.division), .of(head.stream), .of(first), .of(last)]
        ).reduce(into: [:]) { $0[try $1.int64("seq")] = Base64(try $1.blob("hash")) }
    }

    /// Which of the events came before by another stream, and whether the stream has any that nobody has read.
    private static func before(
        _ events: [ChainedEvent], of head: StreamHead, in session: any SQLSession
    ) throws -> (identifiers: Set<UUIDv7>, unread: Bool) {
        let list = SQLList(events.map { .of($0.envelope.id) })
        let rows = try session.rows(
            """
            SELECT id, 0 AS unread FROM event WHERE division = ? AND state <> 'duplicate' AND id IN (\(list.marks))
            UNION ALL
            SELECT max(id) AS id, 1 AS unread FROM event WHERE division = ? AND stream = ? AND state = 'received'
            """,
            [.of(head.division)] + list.values + [.of(head.division), .of(head.stream)])
        let identifiers = try rows.filter { try $0.int("unread") == 0 }.map { try $0.identifier("id") }
        let unread = try rows.contains { try $0.int("unread") == 1 && $0.optionalText("id") != nil }
        return (Set(identifiers), unread)
    }

    private static func move(
        _ head: StreamHead, to ledger: StreamLedger, at time: Timestamp, in session: any SQLSession
    ) throws {
        try session.run(
            "UPDATE stream SET head_seq = ?, head_hash = ?, last_heard_at = ? WHERE id = ?",
            [.of(ledger.sequence), .of(ledger.hash.bytes), .of(time), .of(head.stream)])
    }

    private static func keepFork(
        _ event: ChainedEvent, of head: StreamHead, at time: Timestamp, in session: any SQLSession
    ) throws {
        try session.run(
            """
            INSERT INTO forked_event (division, stream, seq, hash, envelope, received_at) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """,
            [
                .of(head.division), .of(head.stream), .of(event.envelope.sequence), .of(event.hash.bytes),
                .of(event.bytes), .of(time),
            ])
    }
}
