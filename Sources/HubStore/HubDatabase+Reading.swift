public import HallCore
public import HubMessages

/// How a hub claims a stream whose events it wants to read.
public enum StreamClaim: Hashable, Sendable {
    /// After another hub that reads it now.
    case waiting
    /// Not at all while another hub reads it.
    case ifFree
}

extension HubDatabase {
    /// Streams with events that were stored and not read, by whichever hub.
    public func streamsToRead(limit: Int) async throws -> [UUIDv7] {
        try await sql.read { session in
            try session.rows(
                "SELECT DISTINCT stream FROM event WHERE state = 'received' ORDER BY stream LIMIT ?", [.of(limit)]
            ).map { try $0.identifier("stream") }
        }
    }

    /// Writes what a stream's unread events mean and that they were read, together, in the stream's order. A case that
    /// is there already stays as it is; what contradicts the rows that are there is written as needing attention.
    ///
    /// The stream is claimed by its row until the commit, so that no other hub reads an event of it at the same time or
    /// a later one first. A hub that stops before the commit leaves the events unread.
    /// - Returns: what was read; nothing when nothing is left, or when the stream is not free.
    public func readEvents(
        of stream: UUIDv7, limit: Int, claim: StreamClaim = .waiting, as reading: @escaping EventReading
    ) async throws -> [SettledEvent] {
        do {
            return try await sql.write { try Self.settle(stream, limit: limit, claim, as: reading, in: $0) }
        } catch let fault as SQLFault where fault.blamesTheData {
            return try await readOneByOne(of: stream, limit: limit, claim: claim, as: reading)
        }
    }

    /// Only the event that the rows contradict is set aside; those around it are read as they are.
    private func readOneByOne(
        of stream: UUIDv7, limit: Int, claim: StreamClaim, as reading: @escaping EventReading
    ) async throws -> [SettledEvent] {
        let contradiction: EventReading = { _ in .needsAttention(.contradiction) }
        var settled: [SettledEvent] = []
        for _ in 0..<limit {
            let one: [SettledEvent]
            do {
                one = try await sql.write { try Self.settle(stream, limit: 1, claim, as: reading, in: $0) }
            } catch let fault as SQLFault where fault.blamesTheData {
                one = try await sql.write { try Self.settle(stream, limit: 1, claim, as: contradiction, in: $0) }
            }
            guard !one.isEmpty else { break }
            settled += one
        }
        return settled
    }

    /// Deferred events of these types become unread again; called after an upgrade, at start.
    public func reviveDeferred(types: [EventType]) async throws {
        try await sql.write { session in
            try session.runEach(
                "UPDATE event SET state = 'received' WHERE state = 'deferred' AND type = ?",
                types.map { [.of($0.rawValue)] })
        }
    }
}

extension HubDatabase {
    private static func settle(
        _ stream: UUIDv7, limit: Int, _ claim: StreamClaim, as reading: EventReading, in session: any SQLSession
    ) throws -> [SettledEvent] {
        let lock = claim == .waiting ? session.dialect.forUpdate : session.dialect.skipLocked
        guard let row = try session.row("SELECT division FROM stream WHERE id = ?" + lock, [.of(stream)]) else {
            return []
        }
        let division = try row.text("division")
        let events = try unreadEvents(of: stream, in: division, limit: limit, session)
        let meanings = events.map(reading)
        let prepared = try meanings.map { try PreparedMeaning($0, in: division) }
        let known = try knownCases(among: prepared, of: division).map { try session.rows($0.sql, $0.values) } ?? []
        var rows = MeaningRows(known: Set(try known.map { try $0.identifier("id") }))
        let opened = rows.add(prepared)
        try rows.run(of: division, in: session)
        if opened > 0 {
            try session.run("UPDATE stream SET cases = cases + ? WHERE id = ?", [.of(opened), .of(stream)])
        }
        try session.runEach(
            "UPDATE event SET state = ?, reason = ? WHERE division = ? AND stream = ? AND seq = ?",
            zip(events, meanings).map { event, meaning in
                [
                    .of(meaning.state), .of(meaning.doubt?.rawValue), .of(division), .of(stream), .of(event.sequence),
                ]
            })
        return zip(events, meanings).map { SettledEvent(event: $0, doubt: $1.doubt) }
    }

    private static func unreadEvents(
        of stream: UUIDv7, in division: String, limit: Int, _ session: any SQLSession
    ) throws -> [StoredEvent] {
        try session.rows(
            """
            SELECT seq, kiosk, type, envelope FROM event
            WHERE division = ? AND stream = ? AND state = 'received' ORDER BY seq LIMIT ?
            """,
            [.of(division), .of(stream), .of(limit)]
        ).map { row in
            let bytes = try row.blob("envelope")
            return StoredEvent(
                division: division, stream: stream, sequence: try row.int64("seq"), kiosk: try row.text("kiosk"),
                type: EventType(rawValue: try row.text("type")),
                envelope: try? Envelope(json: JSONValue(parsing: bytes)))
        }
    }
}
