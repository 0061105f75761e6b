public import HallCore
import HubStore
import Logging

extension Hub {
    /// Takes a measure of the pack against a utility, such as 暂停告知承诺制; it holds for every case decided from now on.
    /// - Throws: ``AccountRefusal`` for who may not.
    public func suspend(
        _ measure: String, utility: UtilityID, division: String, by staff: SignedInStaff
    ) async throws {
        _ = try await accounts.allow(.seeDashboards, for: staff, in: division)
        let suspension = Suspension(measure: measure, utility: utility, from: surroundings.now().date)
        try await store.add(suspension, in: division, by: staff.id.name(in: division))
        log.notice("a measure was taken", metadata: ["measure": "\(measure)", "utility": "\(utility)"])
    }

    /// The utility has mended its default.
    public func mend(_ suspension: Suspension, division: String, by staff: SignedInStaff) async throws -> Bool {
        _ = try await accounts.allow(.seeDashboards, for: staff, in: division)
        return try await store.mend(suspension, in: division, on: surroundings.now().date)
    }
}
