public import HallCore
public import HubStore

extension Hub {
    /// The terminals of a division, by code.
    /// - Throws: ``AccountRefusal`` for who does not look after them.
    public func kiosks(of division: String, for staff: SignedInStaff) async throws -> [KioskHealth] {
        try accounts.allowLooking(.manageKiosks, for: staff, in: division)
        return try await store.kioskHealth(division: division)
    }

    /// Every terminal of a division, also those that may enrol and never did, by code.
    /// - Throws: ``AccountRefusal`` for who does not look after them.
    public func terminals(of division: String, for staff: SignedInStaff) async throws -> [TerminalStanding] {
        let enrolled = try await kiosks(of: division, for: staff)
        let invitations = try await store.invitations(in: division)
        let known = Set(enrolled.map(\.code))
        let invited = Set(invitations.map(\.code))
        let awaited = kiosks.values.filter { $0.division == division && !known.union(invited).contains($0.code) }
        return
            (enrolled.map { health in
                TerminalStanding(
                    code: health.code, hall: invitations.first { $0.code == health.code }?.hall, health: health,
                    invitation: invitations.first { $0.code == health.code })
            }
            + invitations.filter { !known.contains($0.code) }.map {
                TerminalStanding(code: $0.code, hall: $0.hall, health: nil, invitation: $0)
            }
            + awaited.map { TerminalStanding(code: $0.code, hall: nil, health: nil, invitation: nil) })
            .sorted { $0.code < $1.code }
    }

    /// Gives leave for a terminal to enrol once, or anew after its disk was changed or it was revoked.
    /// - Returns: the code that its operator types; it is shown here and nowhere else.
    /// - Throws: ``KioskRefusal``; ``AccountRefusal``, also when a step-up is needed.
    public func invite(
        kiosk code: String, hall: String?, in division: String, by staff: SignedInStaff
    ) async throws -> (code: String, until: Timestamp) {
        let post = try await accounts.allow(.manageKiosks, for: staff, in: division)
        guard Self.isKioskCode(code) else { throw KioskRefusal.badCode }
        let now = surroundings.now()
        let invitation = KioskInvitation(
            code: code, division: division, hall: hall, nonce: surroundings.bytes(16), madeAt: now,
            expiresAt: now.adding(minutes: Self.codeHolds), by: staff.id.name(in: division))
        let event = accounts.event(
            .kioskAdmitted, by: staff.id, in: division, party: post.party, object: code, reason: hall)
        guard try await store.invite(invitation, recording: event) else { throw KioskRefusal.elsewhere }
        return (keys.enrolmentCode(of: code, nonce: invitation.nonce), invitation.expiresAt)
    }

    /// Takes back a code that nobody has used.
    /// - Throws: ``KioskRefusal``; ``AccountRefusal``, also when a step-up is needed.
    public func withdrawCode(of code: String, in division: String, by staff: SignedInStaff) async throws {
        let post = try await accounts.allow(.manageKiosks, for: staff, in: division)
        let event = accounts.event(.kioskCodeWithdrawn, by: staff.id, in: division, party: post.party, object: code)
        guard try await store.withdrawInvitation(of: code, in: division, at: surroundings.now(), recording: event)
        else { throw KioskRefusal.unknown }
    }

    /// How long a code holds, in minutes: until the evening of the third day a technician has it.
    private static let codeHolds = 3 * 24 * 60

    /// Two letters and two or three digits, as they stand in case numbers.
    private static func isKioskCode(_ code: String) -> Bool {
        CaseNumber(cityCode: "0000", date: Timestamp(milliseconds: 0).date, kiosk: code, letter: "A", serial: 1) != nil
    }

    /// Lets a terminal in no more. What it sent stays.
    /// - Throws: ``KioskRefusal``; ``AccountRefusal``, also when a step-up is needed.
    public func revoke(kiosk code: String, in division: String, by staff: SignedInStaff) async throws {
        _ = try await accounts.allow(.manageKiosks, for: staff, in: division)
        guard try await store.kioskHealth(division: division).contains(where: { $0.code == code }) else {
            throw KioskRefusal.unknown
        }
        try await store.revoke(kiosk: code, at: surroundings.now())
        try await accounts.record(.kioskRevoked, by: staff, in: division, party: .administrator, object: code)
    }
}

/// A terminal as its administrator knows it.
public struct TerminalStanding: Sendable {
    public var code: String
    /// The pack's id of its hall, where it was said.
    public var hall: String?
    /// Nil as long as it never enrolled.
    public var health: KioskHealth?
    /// What an administrator said of it last; nil for one that only the settings name.
    public var invitation: KioskInvitation?
}

/// Why nothing is done about a terminal.
public enum KioskRefusal: Error, Hashable, Sendable {
    /// It cannot stand in a case number.
    case badCode
    /// The code belongs to another division.
    case elsewhere
    case unknown

    /// What people read.
    public var message: String {
        switch self {
        case .badCode: "终端编号是两个大写字母加两到三位数字，例如 SZ03。"
        case .elsewhere: "这个编号已经用在别的区划，请换一个。"
        case .unknown: "没有这样的终端或登记码，可能已经在别处处理过了。"
        }
    }
}
