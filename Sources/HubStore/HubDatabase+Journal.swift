public import HallCore

/// A case as the store has it.
public struct StoredCase: Sendable {
    /// As submitted, its lanes as they stand now.
    public var record: CaseRecord
    /// Where it stands; nil as long as the pack it began with is not on this hub.
    public var process: CaseProcess?
    /// The number of its last entry, 0 for none.
    public var version: Int
    /// Measures taken in its division.
    public var suspensions: [Suspension]
}

extension HubDatabase {
    /// Where a case stands; nil when there is no such case.
    public func storedCase(_ id: UUIDv7) async throws -> StoredCase? {
        try await sql.read { try Self.storedCase(id, lock: "", in: $0) }
    }

    /// Decides on a case and keeps what was decided, in one transaction; whoever else wants to change it waits.
    ///
    /// - Parameter decide: Run again when the transaction has to be; it must not do anything else. Without a step nothing
    ///   is written.
    /// - Returns: What was decided; nil when there is no such case.
    public func change<Outcome: Sendable>(
        _ id: UUIDv7, _ decide: @escaping @Sendable (StoredCase) throws -> (step: CaseStep?, outcome: Outcome)
    ) async throws -> Outcome? {
        try await sql.write { session in
            guard let stored = try Self.storedCase(id, lock: session.dialect.forUpdate, in: session) else { return nil }
            let decided = try decide(stored)
            if let step = decided.step { try Self.keep(step, of: stored.record, in: session) }
            return decided.outcome
        }
    }

    /// A case's journal, oldest entry first.
    public func journal(of id: UUIDv7) async throws -> [CaseEntry] {
        try await sql.read { session in
            try session.rows("SELECT record FROM case_entry WHERE case_id = ? ORDER BY version", [.of(id)])
                .map { try $0.json("record") }
        }
    }

    /// Cases of which something changes by itself by then, the longest due first.
    /// - Parameter place: Where the page before ended; the beginning if nil.
    public func casesDue(by time: Timestamp, after place: SweepPlace? = nil, limit: Int) async throws -> [SweepPlace] {
        try await sql.read { session in
            try session.rows(
                """
                SELECT case_id, mark FROM (
                    SELECT case_id, min(next_mark_at) AS mark FROM task WHERE next_mark_at <= ? GROUP BY case_id
                ) AS due WHERE (mark, case_id) > (?, ?) ORDER BY mark, case_id LIMIT ?
                """,
                [.of(time)] + SweepPlace.values(place) + [.of(limit)]
            ).map { SweepPlace(caseID: try $0.identifier("case_id"), at: try $0.time("mark")) }
        }
    }

    /// Cases that no pack was there for when they came, the longest waiting first.
    /// - Parameter place: Where the page before ended; the beginning if nil.
    public func casesWithoutProcess(after place: SweepPlace? = nil, limit: Int) async throws -> [SweepPlace] {
        try await sql.read { session in
            try session.rows(
                """
                SELECT id, received_at FROM hall_case WHERE process IS NULL AND (received_at, id) > (?, ?)
                ORDER BY received_at, id LIMIT ?
                """,
                SweepPlace.values(place) + [.of(limit)]
            ).map { SweepPlace(caseID: try $0.identifier("id"), at: try $0.time("received_at")) }
        }
    }
}

/// A case in a row of those that have to be looked at. The row goes on after it, whatever became of it.
public struct SweepPlace: Sendable, Hashable {
    public var caseID: UUIDv7
    /// What the row is ordered by.
    public var at: Timestamp

    fileprivate static func values(_ place: SweepPlace?) -> [SQLValue] {
        place.map { [.of($0.at), .of($0.caseID)] } ?? [.of(Int64.min), .of("")]
    }
}

extension HubDatabase {
    static func storedCase(
        _ id: UUIDv7, lock: String, in session: any SQLSession
    ) throws -> StoredCase? {
        let row = try session.row("SELECT record, process, version FROM hall_case WHERE id = ?" + lock, [.of(id)])
        guard let row, let record = try withLanes(row, in: session) else { return nil }
        return StoredCase(
            record: record, process: try row.optionalBlob("process").map { try StoredJSON.read($0) },
            version: try row.int("version"), suspensions: try suspensions(in: record.division, session))
    }
}
