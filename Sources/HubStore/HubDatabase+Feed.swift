import Foundation
import GRDB
import HallCore
public import HubMessages

/// A piece of one kiosk's feed, in the order it was written.
public struct FeedSlice: Hashable, Sendable {
    public var items: [FeedItem]
    /// Position of the last item, or the one asked from when there is none.
    public var position: Int64
    /// Whether the feed held nothing more.
    public var complete: Bool
}

extension HubDatabase {
    /// Items of a kiosk's feed after a position, at most `limit`.
    public func feed(of kiosk: String, after position: Int64, limit: Int) throws -> FeedSlice {
        try connection.read { database in
            let rows = try Row.fetchAll(
                database,
                sql: "SELECT * FROM feed WHERE kiosk = ? AND position > ? ORDER BY position LIMIT ?",
                arguments: [kiosk, position, limit + 1])
            let page = rows.prefix(limit)
            return FeedSlice(
                items: try page.map(Self.feedItem), position: page.last?["position"] ?? position,
                complete: rows.count <= limit)
        }
    }

    /// Highest position ever written; a cursor beyond it is not this hub's.
    public func lastFeedPosition() throws -> Int64 {
        try connection.read { try Int64.fetchOne($0, sql: "SELECT max(position) FROM feed") } ?? 0
    }

    private static func feedItem(_ row: Row) throws -> FeedItem {
        let id: String = row["id"]
        let caseID: String = row["case_id"]
        guard let id = UUIDv7(id), let caseID = UUIDv7(caseID) else { throw StoredValueFault(table: "feed") }
        return FeedItem(
            id: id, type: EventType(rawValue: row["type"]), caseID: caseID, body: try StoredJSON.read(row["body"]))
    }

    /// Writes an item; runs inside the transaction that makes it true.
    static func publish(_ item: FeedItem, to kiosk: String, in database: Database) throws {
        try database.execute(
            sql: "INSERT INTO feed (kiosk, id, type, case_id, body) VALUES (?, ?, ?, ?, ?)",
            arguments: [
                kiosk, item.id.text, item.type.rawValue, item.caseID.text, Data(item.body.canonicalBytes()),
            ])
    }
}
