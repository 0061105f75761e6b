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
    public var settled: [SettledEvent] = []
    /// Whether the stream holds events that nobody has read.
    public var unread = false
}

extension HubDatabase {
    /// Where a kiosk's stream stands; nil when the stream is not this kiosk's.
    public func head(of stream: UUIDv7, kiosk: String) async throws -> StreamPosition? {
        try await sql.read { session in
            let row = try session.row(
                StreamHead.selection + " WHERE id = ? AND kiosk = ?", [.of(stream), .of(kiosk)])
            guard let head = try row.map({ try StreamHead($0) }) else { return nil }
            return StreamPosition(sequence: head.ledger.sequence, hash: head.ledger.hash, epoch: head.epoch)
        }
    }

    /// Stores all of a batch or nothing of it, and moves the stream's head with it.
    ///
    /// The stream's row is locked first: of two hubs that get the same batch, the second finds it known. What the events
    /// mean is kept in the same transaction if it can be; if not, they are stored all the same and stay unread. Batches
    /// that come at the same time may share a transaction.
    /// - Parameters:
    ///   - kiosk: As it was known when the signatures were checked.
    ///   - meanings: What each event means, in the events' order; nil to leave all of them unread.
    public func append(
        _ events: [ChainedEvent], to stream: UUIDv7, from kiosk: KnownKiosk, at time: Timestamp,
        meanings: [EventMeaning]? = nil
    ) async throws -> AppendReport {
        try await intake.store(
            ArrivedBatch(
                stream: stream, kiosk: kiosk, events: events, time: time,
                meanings: try meanings?.map { try PreparedMeaning($0, in: kiosk.division) }))
    }

    /// Stores batches of one division, each of another stream.
    /// - Returns: what became of each, in their order.
    static func append(_ batches: [ArrivedBatch], in session: any SQLSession) throws -> [AppendReport] {
        guard let division = batches.first?.kiosk.division else { return [] }
        var known = try Known(beside: batches, of: division, in: session)
        var (meanings, events, moves) = (MeaningRows(known: known.cases), RowBatch(), RowBatch())
        let reports = try batches.map { batch -> AppendReport in
            guard let head = known.heads[batch.stream], head.kiosk == batch.kiosk.code else {
                return AppendReport(outcome: .unknownStream, epoch: "")
            }
            guard head.belongs(to: batch.kiosk) else { return AppendReport(outcome: .otherKey, epoch: head.epoch) }
            var ledger = head.ledger
            switch ledger.take(batch.events, knownHashes: try hashes(of: batch.events, upTo: head, in: session)) {
            case .gap(let expected): return AppendReport(outcome: .gap(expected: expected), epoch: head.epoch)
            case .fork(let event):
                try keepFork(event, of: head, at: batch.time, in: session)
                return AppendReport(outcome: .fork(sequence: event.envelope.sequence), epoch: head.epoch)
            case .store(let added):
                let waits = known.unread.contains(batch.stream)
                let arrived = ArrivedEvents(added, of: batch, known: &known.events, readable: !waits)
                let opened = meanings.add(arrived.meanings)
                arrived.add(to: &events, of: head, at: batch.time)
                if !added.isEmpty { move(head, to: ledger, opened: opened, at: batch.time, &moves) }
                return AppendReport(
                    outcome: .stored(sequence: ledger.sequence, hash: ledger.hash, added: added.count),
                    epoch: head.epoch, settled: arrived.settled(of: head), unread: waits || arrived.hasUnread)
            }
        }
        try meanings.run(of: division, in: session)
        events.add(moves)
        try events.run(in: session)
        return reports
    }
}

extension HubDatabase {
    /// What the store has beside some batches, read when their streams are locked.
    private struct Known {
        var heads: [UUIDv7: StreamHead] = [:]
        /// Identifiers of the batches' events that came before.
        var events: Set<UUIDv7>
        /// Streams with events that nobody has read.
        var unread: Set<UUIDv7>
        var cases: Set<UUIDv7>

        init(beside batches: [ArrivedBatch], of division: String, in session: any SQLSession) throws {
            let streams = SQLList(batches.map { .of($0.stream) })
            let identifiers = SQLList(batches.flatMap(\.events).map { .of($0.envelope.id) })
            let opened = HubDatabase.knownCases(among: batches.flatMap { $0.meanings ?? [] }, of: division)
            let answers = try session.answers(
                to: [
                    // In order, so that two hubs do not wait for one another.
                    SQLQuery(
                        "\(StreamHead.selection) WHERE id IN (\(streams.marks)) ORDER BY id"
                            + session.dialect.forUpdate,
                        streams.values),
                    SQLQuery(
                        "SELECT id FROM event WHERE division = ? AND state <> 'duplicate' AND id IN (\(identifiers.marks))",
                        [.of(division)] + identifiers.values),
                    SQLQuery(
                        """
                        SELECT DISTINCT stream AS id FROM event
                        WHERE division = ? AND state = 'received' AND stream IN (\(streams.marks))
                        """, [.of(division)] + streams.values),
                ] + (opened.map { [$0] } ?? []))
            for row in answers[0] {
                let head = try StreamHead(row)
                heads[head.stream] = head
            }
            func found(_ place: Int) throws -> Set<UUIDv7> {
                place < answers.count ? Set(try answers[place].map { try $0.identifier("id") }) : []
            }
            (events, unread, cases) = (try found(1), try found(2), try found(3))
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

    private static func move(
        _ head: StreamHead, to ledger: StreamLedger, opened: Int, at time: Timestamp, _ rows: inout RowBatch
    ) {
        rows.add(
            "UPDATE stream SET head_seq = ?, head_hash = ?, last_heard_at = ?, cases = cases + ? WHERE id = ?",
            [[.of(ledger.sequence), .of(ledger.hash.bytes), .of(time), .of(opened), .of(head.stream)]])
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
