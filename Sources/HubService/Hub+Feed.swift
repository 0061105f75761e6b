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
        var page = try await feedPage(of: kiosk.code, request: request)
        guard page.items.isEmpty, request.wait > .zero else { return page }
        if let news = try await news(of: kiosk.code, request: request, signals: signals) { return news }
        page.hubTime = surroundings.now()
        return page
    }

    /// How many long polls are open.
    var openPolls: Int { waiters.count }

    /// Answers all long polls and lets none wait from now on. For a hub that is about to stop.
    public func endPolls() {
        waiters.end()
    }

    private func feedPage(of kiosk: String, request: FeedRequest) async throws -> FeedPage {
        let cursor = request.after.flatMap { FeedCursor($0) }
        let slice = try await store.feed(of: kiosk, after: cursor?.position ?? 0, limit: request.limit)
        guard request.after == nil || cursor?.epoch == slice.epoch, slice.position <= slice.head else {
            throw Problem(
                type: .mustRefetch, title: "The cursor is not of this epoch; read the feed from its start",
                status: 410, epoch: slice.epoch)
        }
        return FeedPage(
            items: slice.items, cursor: FeedCursor(epoch: slice.epoch, position: slice.position).text,
            upToDate: slice.complete, epoch: slice.epoch, hubTime: surroundings.now())
    }

    /// The first page with items; nil when the time is over, the signals end, or the task is cancelled.
    private func news(
        of kiosk: String, request: FeedRequest, signals: AsyncStream<Void>
    ) async throws -> FeedPage? {
        let clock = surroundings.clock
        return try await withThrowingTaskGroup(of: FeedPage?.self) { group in
            group.addTask {
                for await _ in signals {
                    let page = try await self.feedPage(of: kiosk, request: request)
                    if !page.items.isEmpty { return page }
                }
                return nil
            }
            group.addTask {
                try? await clock.sleep(for: request.wait)
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next() ?? nil
        }
    }
}
