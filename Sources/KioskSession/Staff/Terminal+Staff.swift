import Dispatch
public import HallCore
public import KioskStore
import Logging

extension Terminal {
    /// Whether anybody may help at this terminal.
    public nonisolated var hasStaff: Bool { !staff.isEmpty }

    /// Looks whether a work number and a PIN belong together. Unknown numbers take as long as wrong PINs.
    public func enter(number: String, pin: String) async -> StaffEntry {
        let now = surroundings.uptime()
        guard gate.tries(at: now) else { return .shut(milliseconds: gate.wait(at: now)) }
        let member = staff.first { $0.number.uppercased() == number.uppercased() }
        guard let hash = (member ?? staff.first)?.pin, await Self.matches(pin, hash), let member else {
            logger.notice("a PIN of the staff was wrong")
            return gate.wait(at: now) > 0 ? .shut(milliseconds: gate.wait(at: now)) : .wrong
        }
        gate.wasRight()
        return .entered(member)
    }

    /// A slow hash is worked out beside the pages, not before them.
    private static func matches(_ pin: String, _ hash: PinHash) async -> Bool {
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
