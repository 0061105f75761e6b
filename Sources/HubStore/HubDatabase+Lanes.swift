public import HallCore
public import HubMessages

/// A lane change ready to be kept, with the feed item that tells the kiosk of it.
public struct LaneStep: Sendable {
    /// The case as it was before.
    public var record: CaseRecord
    public var lane: Lane
    public var change: LaneChange
    public var item: FeedItem

    /// Gathers its parts.
    public init(record: CaseRecord, lane: Lane, change: LaneChange, item: FeedItem) {
        self.record = record
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
    public func keep(_ step: LaneStep) async throws -> LaneWrite {
        try await sql.write { session in
            guard try Self.update(step.lane, of: step.record, in: session) else {
                return try Self.version(of: step.lane.utility, step.record, in: session).map {
                    .conflict(version: $0)
                } ?? .unknownLane
            }
            try Self.insert([step.change], of: step.record, in: session)
            try Self.publish(step.item, to: step.record.kiosk, in: session)
            return .written
        }
    }

    /// Changes of a case, oldest first in each lane.
    public func changes(of caseID: UUIDv7) async throws -> [LaneChange] {
        try await sql.read { session in
            try session.rows(
                """
                SELECT lane_change.record AS record FROM hall_case JOIN lane_change
                ON lane_change.division = hall_case.division AND lane_change.case_id = hall_case.id
                WHERE hall_case.id = ? ORDER BY at, utility, lane_change.version
                """,
                [.of(caseID)]
            ).map { try $0.json("record") }
        }
    }

    static func insert(_ changes: [LaneChange], of record: CaseRecord, in session: any SQLSession) throws {
        guard !changes.isEmpty else { return }
        try session.runEach(
            """
            INSERT INTO lane_change (division, id, case_id, utility, version, at, by, record)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            try changes.map { change in
                [
                    .of(record.division), .of(change.id), .of(record.id), .sent(change.utility), .of(change.version),
                    .of(change.at), .sent(change.by), .of(try StoredJSON.write(change)),
                ]
            })
    }

    /// - Returns: false when the lane has not the version before this one.
    static func update(_ lane: Lane, of record: CaseRecord, in session: any SQLSession) throws -> Bool {
        try session.run(
            """
            UPDATE lane SET status = ?, version = ?, due_at = ?, record = ?
            WHERE division = ? AND case_id = ? AND utility = ? AND version = ?
            """,
            [
                .of(lane.status.rawValue), .of(lane.version), .of(lane.dueAt), .of(try StoredJSON.write(lane)),
                .of(record.division), .of(record.id), .of(lane.utility), .of(lane.version - 1),
            ]) > 0
    }

    private static func version(
        of utility: UtilityID, _ record: CaseRecord, in session: any SQLSession
    ) throws -> Int? {
        try session.row(
            "SELECT version FROM lane WHERE division = ? AND case_id = ? AND utility = ?",
            [.of(record.division), .of(record.id), .of(utility)])?.int("version")
    }
}

extension Lane {
    /// The earliest hour promised.
    var dueAt: Timestamp? {
        promises.compactMap { $0.due?.due }.min()
    }
}
