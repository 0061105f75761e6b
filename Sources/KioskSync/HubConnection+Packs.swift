import HallCore
public import HubMessages
import KioskStore

extension HubConnection {
    /// By which packs this kiosk's place works; nil when the hub cannot be asked, or is from before it knew.
    public func packSchedule() async -> PackSchedule? {
        try? await askForPacks("packs", timeout: .seconds(10))
    }

    /// The whole of a pack that the schedule names.
    /// - Throws: ``HubFault``, among them a pack that this version cannot read.
    public func packContent(_ digest: String) async throws -> PackContent {
        try await askForPacks("packs/\(digest)", timeout: .seconds(30))
    }

    private func askForPacks<Answer: Decodable>(_ place: String, timeout: Duration) async throws -> Answer {
        let station = try await database.station()
        let client = HubClient(transport: transport, station: station, now: surroundings.now)
        return try await client.call("GET", "/v1/kiosks/\(station.kiosk)/\(place)", timeout: timeout)
    }
}
