import HallCore
import HubService
import HubStore
import Hummingbird

/// Who tries out numbers and codes is told to wait, before it is said whether the next one fits.
struct TrackingGate {
    let hub: Hub

    /// The case of the address; nil when there is none, or the receipt's code is another's.
    func tracked(_ context: HubContext, _ proof: String) async throws -> TrackedCase? {
        try hub.limits.take(.tracking, context.source.text)
        try hub.limits.check(.wrongTracking, context.source.text)
        if let number = Self.number(context), let tracked = try await hub.tracked(number: number, proof: proof) {
            return tracked
        }
        try hub.limits.take(.wrongTracking, context.source.text)
        return nil
    }

    /// Whether the address names a case, while it is not known yet who asks.
    func knowsNumber(_ context: HubContext) async throws -> Bool {
        try hub.limits.check(.wrongTracking, context.source.text)
        if let number = Self.number(context), try await hub.store.caseRecord(number: number) != nil { return true }
        try hub.limits.take(.wrongTracking, context.source.text)
        return false
    }

    private static func number(_ context: HubContext) -> CaseNumber? {
        context.parameters.get("number").flatMap { CaseNumber(parsing: $0) }
    }
}
