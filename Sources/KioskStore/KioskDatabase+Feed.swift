import Foundation
import GRDB
public import HallCore
public import HubMessages

extension KioskDatabase {
    /// Keeps what an enrolment settled: from here on only this hub is believed.
    public func saveEnrolment(_ enrolment: Enrolment) async throws {
        try await pool.write { database in
            try database.execute(
                sql: "UPDATE station SET hub_epoch = ?, hub_key = ?, certificate = ?",
                arguments: [
                    enrolment.epoch, Data(enrolment.hubPublicKey.bytes),
                    try enrolment.certificate.map(JSONText.encode),
                ])
        }
    }

    /// Where to read the feed on; nil from the start.
    public func feedCursor() async throws -> String? {
        try await pool.read { try String.fetchOne($0, sql: "SELECT feed_cursor FROM station") }
    }

    /// Applies feed items in order and saves the cursor, all in one transaction. An item applied before is passed over.
    ///
    /// An item that cannot be applied is kept aside with its reason and does not hold up the others.
    public func applyFeed(_ items: [FeedItem], cursor: String, at now: Timestamp) async throws {
        try await pool.write { database in
            for item in items where try !Self.isKnown(item, in: database) {
                let aside = try Self.apply(item, to: database)
                let body = aside == nil ? nil : String(decoding: item.body.canonicalBytes(), as: UTF8.self)
                try database.execute(
                    sql: "INSERT INTO feed_item (id, type, applied_at, aside, body) VALUES (?, ?, ?, ?, ?)",
                    arguments: [item.id.text, item.type.rawValue, now.milliseconds, aside, body])
            }
            try database.execute(sql: "UPDATE station SET feed_cursor = ?", arguments: [cursor])
        }
    }

    /// How many feed items were kept aside, by reason.
    public func setAside() async throws -> [String: Int] {
        try await pool.read { database in
            try Row.fetchAll(
                database, sql: "SELECT aside, count(*) AS n FROM feed_item WHERE aside IS NOT NULL GROUP BY aside"
            ).reduce(into: [:]) { $0[$1["aside"]] = $1["n"] }
        }
    }

    private static func isKnown(_ item: FeedItem, in database: Database) throws -> Bool {
        try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM feed_item WHERE id = ?)", arguments: [item.id.text]) ?? false
    }

    /// Nil when applied, else why not.
    private static func apply(_ item: FeedItem, to database: Database) throws -> String? {
        switch item.type {
        case .laneChanged: return try applyLaneChange(item, to: database)
        case .wishAnswered:
            guard let answer = try? item.body.decode(WishAnswer.self) else { return "unreadable answer to a wish" }
            try apply(answer, to: database)
        case .caseAsks:
            guard let asks = try? item.body.decode(CaseAsks.self) else { return "unreadable word on what a case asks" }
            try apply(asks, of: item.caseID, to: database)
        default: return "type unknown to this version"
        }
        return nil
    }

    private static func applyLaneChange(_ item: FeedItem, to database: Database) throws -> String? {
        guard let change = try? item.body.decode(LaneChange.self) else { return "unreadable lane change" }
        guard let lane = try lane(of: item.caseID, utility: change.utility, in: database) else {
            return "case or lane not on this kiosk"
        }
        try save(lane.applying(change), of: item.caseID, in: database)
        return nil
    }

    static func lane(of caseID: UUIDv7, utility: UtilityID, in database: Database) throws -> Lane? {
        try Data.fetchOne(
            database, sql: "SELECT CAST(lane AS BLOB) FROM lane WHERE case_id = ? AND utility = ?",
            arguments: [caseID.text, utility]
        ).map { try JSONDecoder().decode(Lane.self, from: $0) }
    }

    static func save(_ lane: Lane, of caseID: UUIDv7, in database: Database) throws {
        try database.execute(
            sql: "INSERT OR REPLACE INTO lane (case_id, utility, version, lane) VALUES (?, ?, ?, ?)",
            arguments: [caseID.text, lane.utility, lane.version, try JSONText.encode(lane)])
    }
}
