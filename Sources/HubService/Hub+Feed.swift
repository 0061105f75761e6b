import HallCore
import HubMessages
import HubStore

/// Where a kiosk is in its feed: the hub's epoch and a position. Text to the kiosk.
struct FeedCursor: Hashable {
    var epoch: String
    var position: Int64

    init(epoch: String, position: Int64) {
        self.epoch = epoch
        self.position = position
    }

    init?(_ text: String) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let position = Int64(parts[1]), position >= 0 else { return nil }
        self.init(epoch: String(parts[0]), position: position)
    }

    var text: String { "\(epoch).\(position)" }
}

/// What a kiosk asks of its feed.
struct FeedRequest: Hashable {
    var after: String?
    var limit: Int
    /// How long to wait for something new; at most 30 s.
    var wait: Duration

    init(_ request: SyncRequest) {
        after = request.query("after").flatMap { $0.isEmpty ? nil : $0 }
        let asked = request.query("limit").flatMap { Int($0) } ?? FeedPage.maximumItems
        limit = min(max(asked, 1), FeedPage.maximumItems)
        wait = .seconds(min(max(request.query("wait").flatMap { Int($0) } ?? 0, 0), 30))
    }
}

extension Hub {
    /// The next piece of a kiosk's feed; waits when there is none and the kiosk said it would.
    func feed(of kiosk: KnownKiosk, request: FeedRequest) async throws -> FeedPage {
        let signals = waiters.signals(for: kiosk.code)
        let page = try feedPage(of: kiosk.code, request: request)
        guard page.items.isEmpty, request.wait > .zero else { return page }
        await wait(for: signals, atMost: request.wait)
        return try feedPage(of: kiosk.code, request: request)
    }

    /// How many long polls are open.
    var openPolls: Int { waiters.count }

    private func feedPage(of kiosk: String, request: FeedRequest) throws -> FeedPage {
        let epoch = try store.epoch()
        let position = try position(of: request.after, epoch: epoch)
        let slice = try store.feed(of: kiosk, after: position, limit: request.limit)
        return FeedPage(
            items: slice.items, cursor: FeedCursor(epoch: epoch, position: slice.position).text,
            upToDate: slice.complete, epoch: epoch, hubTime: surroundings.now())
    }

    private func position(of after: String?, epoch: String) throws -> Int64 {
        guard let after else { return 0 }
        guard let cursor = FeedCursor(after), cursor.epoch == epoch, try cursor.position <= store.lastFeedPosition()
        else {
            throw Problem(
                type: .mustRefetch, title: "The cursor is not of this epoch; read the feed from its start",
                status: 410, epoch: epoch)
        }
        return cursor.position
    }

    /// Ends with the first signal, with the time, or when the task is cancelled.
    private func wait(for signals: AsyncStream<Void>, atMost limit: Duration) async {
        let clock = surroundings.clock
        await withTaskGroup(of: Void.self) { group in
            group.addTask { for await _ in signals { return } }
            group.addTask { try? await clock.sleep(for: limit) }
            await group.next()
            group.cancelAll()
        }
    }
}
