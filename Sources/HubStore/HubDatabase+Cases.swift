import Foundation
import GRDB
public import HallCore

/// One lane of one case as the inbox lists it.
public struct InboxEntry: Sendable {
    public var record: CaseRecord
    public var lane: Lane
    /// Earliest hour promised for this lane and still ahead or missed; nil when none can be computed.
    public var dueAt: Timestamp?
    public var receivedAt: Timestamp
}

extension HubDatabase {
    /// The case with its lanes as they stand now.
    public func caseRecord(_ id: UUIDv7) throws -> CaseRecord? {
        try connection.read { database in
            try Data.fetchOne(database, sql: "SELECT record FROM hall_case WHERE id = ?", arguments: [id.text])
                .map { try Self.withLanes($0, in: database) }
        }
    }

    /// The case of that number with its lanes as they stand now.
    public func caseRecord(number: CaseNumber) throws -> CaseRecord? {
        try connection.read { database in
            try Data.fetchOne(
                database, sql: "SELECT record FROM hall_case WHERE number = ?", arguments: [number.text]
            ).map { try Self.withLanes($0, in: database) }
        }
    }

    /// Cases of a card holder, latest first.
    public func caseRecords(holder: [UInt8], limit: Int) throws -> [CaseRecord] {
        try connection.read { database in
            try Data.fetchAll(
                database,
                sql: """
                    SELECT record FROM hall_case JOIN case_holder ON case_id = id
                    WHERE holder = ? ORDER BY submitted_at DESC, id DESC LIMIT ?
                    """,
                arguments: [Data(holder), limit]
            ).map { try Self.withLanes($0, in: database) }
        }
    }

    /// How many cases there are.
    public func caseCount() throws -> Int {
        try connection.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM hall_case") } ?? 0
    }

    /// Lanes in one of these states, soonest due first, those without an hour last, then by arrival.
    public func lanes(in states: [LaneStatus], limit: Int) throws -> [InboxEntry] {
        try connection.read { database in
            let marks = databaseQuestionMarks(count: states.count)
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT lane.record AS lane, due_at, hall_case.record AS record, received_at
                    FROM lane JOIN hall_case ON hall_case.id = lane.case_id
                    WHERE status IN (\(marks))
                    ORDER BY due_at IS NULL, due_at, received_at, case_id, position LIMIT ?
                    """,
                arguments: StatementArguments(states.map(\.rawValue)) + [limit])
            return try rows.map(Self.inboxEntry)
        }
    }

    /// How many lanes stand in each state.
    public func laneCounts() throws -> [LaneStatus: Int] {
        try connection.read { database in
            let rows = try Row.fetchAll(database, sql: "SELECT status, count(*) AS lanes FROM lane GROUP BY status")
            let pairs = rows.compactMap { row in
                LaneStatus(rawValue: row["status"]).map { ($0, row["lanes"] as Int) }
            }
            return Dictionary(uniqueKeysWithValues: pairs)
        }
    }

    private static func inboxEntry(_ row: Row) throws -> InboxEntry {
        let dueAt: Int64? = row["due_at"]
        return InboxEntry(
            record: try StoredJSON.read(row["record"]), lane: try StoredJSON.read(row["lane"]),
            dueAt: dueAt.map { Timestamp(milliseconds: $0) },
            receivedAt: Timestamp(milliseconds: row["received_at"]))
    }

    private static func withLanes(_ stored: Data, in database: Database) throws -> CaseRecord {
        var record: CaseRecord = try StoredJSON.read(stored)
        record.lanes = try Data.fetchAll(
            database, sql: "SELECT record FROM lane WHERE case_id = ? ORDER BY position", arguments: [record.id.text]
        ).map { try StoredJSON.read($0) }
        return record
    }
}
