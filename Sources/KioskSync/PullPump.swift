import Foundation
import HallCore
import HubMessages
import KioskStore
import Logging

/// Reads the feed and applies it: items and cursor in one transaction.
struct PullPump {
    let database: KioskDatabase
    let transport: any HubTransport
    let now: @Sendable () -> Timestamp
    let log: Logger
    /// How long the hub may hold a request open when there is nothing new.
    var waitSeconds: Int

    /// Reads one page.
    func step() async throws -> PumpStep {
        let client = HubClient(transport: transport, station: try await database.station(), now: now)
        do {
            let page: FeedPage = try await client.call(
                "GET", target(kiosk: client.station.kiosk, after: try await database.feedCursor()),
                timeout: .seconds(waitSeconds + 15))
            guard page.epoch == client.station.hubEpoch else {
                return try await Realignment(database: database, log: log).run(by: client)
            }
            try await database.applyFeed(page.items, cursor: page.cursor, at: now())
            return page.items.isEmpty && page.upToDate ? .idle : .moved
        } catch HubFault.refused(let problem) where problem.type == .mustRefetch {
            return try await Realignment(database: database, log: log).run(by: client)
        } catch let fault as HubFault {
            return PumpStep(failedWith: fault)
        }
    }

    private func target(kiosk: String, after cursor: String?) -> String {
        var items = "limit=\(FeedPage.maximumItems)&wait=\(waitSeconds)"
        if let cursor = cursor?.addingPercentEncoding(withAllowedCharacters: .alphanumerics) {
            items += "&after=\(cursor)"
        }
        return "/v1/kiosks/\(kiosk)/feed?\(items)"
    }
}
