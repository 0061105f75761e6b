import HallCore
public import HubStore

extension Hub {
    /// The terminals of a division, by code.
    /// - Throws: ``AccountRefusal`` for who does not look after them.
    public func kiosks(of division: String, for staff: SignedInStaff) async throws -> [KioskHealth] {
        do throws(PermitRefusal) {
            _ = try staff.permit.check(.manageKiosks, in: division)
        } catch { throw AccountRefusal.notAllowed(error) }
        return try await store.kioskHealth(division: division)
    }

    /// Lets a terminal in no more. What it sent stays.
    /// - Throws: ``AccountRefusal``; a step-up is asked for.
    public func revoke(kiosk code: String, in division: String, by staff: SignedInStaff) async throws {
        _ = try await accounts.allow(.manageKiosks, for: staff, in: division)
        guard try await store.kioskHealth(division: division).contains(where: { $0.code == code }) else {
            throw AccountRefusal.unknown
        }
        try await store.revoke(kiosk: code, at: surroundings.now())
        try await accounts.record(.kioskRevoked, by: staff, in: division, party: .administrator, object: code)
    }
}
