import Foundation
import GRDB
public import HallCore
public import HubMessages

/// A lane change ready to be kept, with the feed item that tells the kiosk of it.
public struct LaneStep: Sendable {
    public var caseID: UUIDv7
    public var lane: Lane
    public var change: LaneChange
    public var item: FeedItem

    /// Gathers its parts.
    public init(caseID: UUIDv7, lane: Lane, change: LaneChange, item: FeedItem) {
        self.caseID = caseID
        self.lane = lane
        self.change = change
        self.item = item
    }
}

/// What became of a lane change.
public enum LaneWrite: Hashable, Sendable {
    case written
    /// Someone was first: the lane has this version now, and nothing was written.
    case conflict(version: Int)
    case unknownLane
}

extension HubDatabase {
    /// Keeps a lane's next version, its change and the feed item together, if the lane still has the version
    /// before it.
    public func keep(_ step: LaneStep) throws -> LaneWrite {
        try connection.write { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT version, kiosk FROM lane JOIN hall_case ON hall_case.id = case_id
                    WHERE case_id = ? AND utility = ?
                    """,
                arguments: [step.caseID.text, step.lane.utility])
            guard let row else { return .unknownLane }
            let version: Int = row["version"]
            guard version == step.lane.version - 1 else { return .conflict(version: version) }
            try Self.update(step.lane, of: step.caseID, in: database)
            try Self.insert(step.change, of: step.caseID, in: database)
            try Self.publish(step.item, to: row["kiosk"], in: database)
            return .written
        }
    }

    /// Changes of a case, oldest first in each lane.
    public func changes(of caseID: UUIDv7) throws -> [LaneChange] {
        try connection.read { database in
            try Data.fetchAll(
                database, sql: "SELECT record FROM lane_change WHERE case_id = ? ORDER BY at, utility, version",
                arguments: [caseID.text]
            ).map { try StoredJSON.read($0) }
        }
    }

    /// Opens a case and its lanes. A case of the same identifier is the same case and stays as it is.
    static func open(_ opened: OpenedCase, in database: Database) throws {
        let record = opened.record
        try database.execute(
            sql: """
                INSERT INTO hall_case (id, number, division, kiosk, submitted_at, received_at, record)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
                """,
            arguments: [
                record.id.text, record.number.text, record.division, record.kiosk, record.submittedAt.milliseconds,
                opened.receivedAt.milliseconds, try StoredJSON.write(record),
            ])
        guard database.changesCount > 0 else { return }
        for (position, lane) in record.lanes.enumerated() {
            try insert(lane, of: record.id, position: position, in: database)
        }
        for holder in Set(opened.holders) {
            try database.execute(
                sql: "INSERT INTO case_holder (holder, case_id) VALUES (?, ?)",
                arguments: [Data(holder), record.id.text])
        }
    }

    private static func insert(_ lane: Lane, of caseID: UUIDv7, position: Int, in database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO lane (case_id, utility, position, status, version, due_at, record)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                caseID.text, lane.utility, position, lane.status.rawValue, lane.version, dueAt(lane),
                try StoredJSON.write(lane),
            ])
        for change in lane.changes {
            try insert(change, of: caseID, in: database)
        }
    }

    private static func update(_ lane: Lane, of caseID: UUIDv7, in database: Database) throws {
        try database.execute(
            sql: "UPDATE lane SET status = ?, version = ?, due_at = ?, record = ? WHERE case_id = ? AND utility = ?",
            arguments: [
                lane.status.rawValue, lane.version, dueAt(lane), try StoredJSON.write(lane), caseID.text, lane.utility,
            ])
    }

    private static func insert(_ change: LaneChange, of caseID: UUIDv7, in database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO lane_change (id, case_id, utility, version, at, by, record) VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                change.id.text, caseID.text, change.utility, change.version, change.at.milliseconds, change.by,
                try StoredJSON.write(change),
            ])
    }

    private static func dueAt(_ lane: Lane) -> Int64? {
        lane.promises.compactMap { $0.due?.due.milliseconds }.min()
    }
}
