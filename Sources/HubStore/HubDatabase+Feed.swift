import HallCore
public import HubMessages

/// A piece of one kiosk's feed, in the order it was written.
public struct FeedSlice: Hashable, Sendable {
    public var items: [FeedItem]
    /// Position of the last item, or the one asked from when there is none.
    public var position: Int64
    /// Position of the feed's last item; a cursor beyond it is not of this feed.
    public var head: Int64
    public var epoch: String
    /// Whether the feed held nothing more.
    public var complete: Bool
}

extension HubDatabase {
    private static let feedChannel = "feed"

    /// Items of a kiosk's feed after a position, at most `limit`. Positions are counted per kiosk, 1, 2, 3 …, in the
    /// order in which the items became visible: whoever has seen a position has seen all before it.
    public func feed(of kiosk: String, after position: Int64, limit: Int) async throws -> FeedSlice {
        try await sql.read { session in
            let row = try session.row(
                """
                SELECT division, feed_head, (SELECT value FROM setting WHERE name = 'epoch') AS epoch
                FROM kiosk WHERE code = ?
                """, [.of(kiosk)])
            guard let row else { throw StoredValueFault(table: "kiosk") }
            let head = try row.int64("feed_head")
            let items =
                head > position
                ? try Self.items(of: kiosk, in: try row.text("division"), after: position, limit: limit, session) : []
            let last = position + Int64(items.count)
            return FeedSlice(
                items: items, position: last, head: head, epoch: try row.text("epoch"), complete: last >= head)
        }
    }

    /// Codes of kiosks whose feed has grown, by whichever hub; an empty text when any may have.
    public func feedChanges() -> AsyncStream<String> {
        sql.listen(Self.feedChannel)
    }

    private static func items(
        of kiosk: String, in division: String, after position: Int64, limit: Int, _ session: any SQLSession
    ) throws -> [FeedItem] {
        try session.rows(
            """
            SELECT id, type, case_id, body FROM feed
            WHERE division = ? AND kiosk = ? AND position > ? ORDER BY position LIMIT ?
            """,
            [.of(division), .of(kiosk), .of(position), .of(limit)]
        ).map { row in
            FeedItem(
                id: try row.identifier("id"), type: EventType(rawValue: try row.text("type")),
                caseID: try row.identifier("case_id"), body: try row.json("body"))
        }
    }

    /// Writes an item and wakes those who wait for it; runs inside the transaction that makes it true.
    ///
    /// The position is counted in the kiosk's row and not by a sequence: that row stays locked until the commit, so no
    /// position becomes visible before the one ahead of it.
    static func publish(_ item: FeedItem, to kiosk: String, in session: any SQLSession) throws {
        let row = try session.row(
            "UPDATE kiosk SET feed_head = feed_head + 1 WHERE code = ? RETURNING division, feed_head", [.of(kiosk)])
        guard let row else { throw StoredValueFault(table: "kiosk") }
        try session.run(
            "INSERT INTO feed (division, kiosk, position, id, type, case_id, body) VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                .of(try row.text("division")), .of(kiosk), .of(try row.int64("feed_head")), .of(item.id),
                .of(item.type.rawValue), .of(item.caseID), .of(item.body.canonicalBytes()),
            ])
        try session.notify(feedChannel, kiosk)
    }
}
