import Dispatch
public import HallCore
public import KioskStore
import Logging

extension Terminal {
    /// Whether anybody may help at this terminal.
    public nonisolated var hasStaff: Bool { staff.contains { $0.roles.contains(.help) } }

    /// Looks whether a work number and a PIN belong together, and to somebody who helps. Unknown numbers take as long as
    /// wrong PINs.
    ///
    /// - Parameter number: Empty where the badge that was scanned a moment ago says it.
    public func enter(number: String, pin: String) async -> StaffEntry {
        await prove(number: number, pin: pin, role: .help)
    }

    /// The same for any role; each has a gate of its own, so that nobody shuts maintainers out by failing to help.
    func prove(number: String, pin: String, role: StaffRole) async -> StaffEntry {
        let now = surroundings.uptime()
        guard gates[role, default: PinGate()].tries(at: now) else { return .shut(milliseconds: wait(role, now)) }
        let number = (number.isEmpty ? scannedNumber ?? "" : number).uppercased()
        let member = staff.first { $0.number.uppercased() == number && $0.roles.contains(role) }
        guard let known = member ?? staff.first, await Self.matches(pin, pinHash(of: known)), let member else {
            logger.notice("a PIN of the staff was wrong", metadata: ["role": "\(role.rawValue)"])
            return wait(role, now) > 0 ? .shut(milliseconds: wait(role, now)) : .wrong
        }
        gates[role, default: PinGate()].wasRight()
        badge = nil
        return .entered(member)
    }

    private func wait(_ role: StaffRole, _ now: Int64) -> Int64 {
        gates[role]?.wait(at: now) ?? 0
    }

    /// A slow hash is worked out beside the pages, not before them.
    static func matches(_ pin: String, _ hash: PinHash) async -> Bool {
        await withCheckedContinuation { continuation in
            DispatchQueue.global().async { continuation.resume(returning: hash.matches(pin)) }
        }
    }

    /// A member of staff begins to help with this visit.
    public func beginHelp(by member: StaffMember, for visit: UUIDv7) async throws {
        let helper = FirstReceiver(number: member.number, name: member.name, at: surroundings.now())
        _ = try await change(visit) { visit in
            guard visit.caseID == nil else { return }
            visit.help.begins(helper)
        }
        logger.notice("a member of staff helps", metadata: ["staff": "\(member.number)"])
    }

    /// They give the screen back to the applicant.
    public func endHelp(of visit: UUIDv7) async throws {
        _ = try await change(visit) { $0.help.ends() }
        logger.notice("a member of staff gave the screen back")
    }

    /// The applicant says that what was filled for them is right.
    /// - Returns: Whether it was theirs to say.
    public func confirmHelp(of visit: UUIDv7) async throws -> Bool {
        try await change(visit) { _ = $0.help.confirms() }.help.isConfirmed
    }
}

extension StaffHelp {
    /// Whether nothing keeps the applicant from signing.
    public var isConfirmed: Bool {
        switch self {
        case .none, .confirmed: true
        case .assisting, .handedBack: false
        }
    }
}

extension Terminal {
    /// How it stands with the staff's help at the screen now.
    public var help: StaffHelp {
        get async { (try? await currentVisit())?.help ?? .none }
    }
}
