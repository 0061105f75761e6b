public import HallCore
import HubStore

/// A kiosk's event that is stored and could not become a case.
public struct StoredTrouble: Hashable, Sendable {
    public var kiosk: String
    public var sequence: Int64
    /// The words that people read.
    public var reason: String
    public var receivedAt: Timestamp
}

/// Counts for operators. No personal value.
public struct HubCounts: Hashable, Sendable {
    public var cases: Int
    /// Lanes that are not over.
    public var openLanes: [LaneStatus: Int]
    /// Stored events by state.
    public var events: [String: Int]
    public var forkedEvents: Int
    /// Feed requests held open.
    public var openPolls: Int
}

extension Hub {
    /// Events of a division's kiosks that a person there has to look at, oldest first.
    public func troubles(in division: String, limit: Int = 100) async throws -> [StoredTrouble] {
        try await store.troubledEvents(in: division, limit: limit).map {
            StoredTrouble(kiosk: $0.kiosk, sequence: $0.sequence, reason: $0.doubt.title, receivedAt: $0.receivedAt)
        }
    }

    /// The case with its lanes as they stand now.
    public func caseRecord(_ id: UUIDv7) async throws -> CaseRecord? {
        try await store.caseRecord(id)
    }

    /// How many of everything there are.
    public func counts() async throws -> HubCounts {
        let figures = try await store.figures()
        return HubCounts(
            cases: figures.cases, openLanes: figures.openLanes, events: figures.events,
            forkedEvents: figures.forkedEvents,
            openPolls: openPolls)
    }

    /// Throws when the store does not answer.
    public func checkStore() async throws {
        _ = try await store.epoch()
    }
}
