public import HallCore
public import KioskStore
import Logging

/// What became of somebody who wants to look after the terminal.
public enum MaintenanceDoor: Sendable {
    /// In, with the token for the browser's cookie.
    case entered(token: String)
    /// Number and PIN do not belong together, or not to a maintainer.
    case wrong
    /// Too many were wrong; for so many more milliseconds none is tried.
    case shut(milliseconds: Int64)
    /// There is a key, and it is not turned.
    case keyIsOff
}

/// The maintainer at the screen, as pages show them.
public struct Maintainer: Sendable {
    public var number: String
    public var name: String
}

extension Maintainer: Concealed {}

extension Terminal {
    /// Whether anybody may look after this terminal at its screen.
    public nonisolated var hasMaintainers: Bool { staff.contains { $0.roles.contains(.maintenance) } }

    /// Lets a maintainer in: key, number and PIN. What a resident left is wiped first; from then on cards and codes are
    /// only tried out.
    ///
    /// - Throws: What the disk says; then nobody is in, for who comes in has to stand in the log.
    public func enterMaintenance(number: String, pin: String) async throws -> MaintenanceDoor {
        guard surroundings.keySwitch() != .off else { return .keyIsOff }
        let wasShut = gates[.maintenance, default: PinGate()].wait(at: surroundings.uptime()) > 0
        switch await prove(number: number, pin: pin, role: .maintenance) {
        case .entered(let member): return .entered(token: try await letIn(member))
        case .wrong:
            try await note(.refused, by: known(number), .failed, "pin")
            return .wrong
        case .shut(let milliseconds):
            // Only the failure that shuts the gate is noted, not what bounces off it afterwards.
            if !wasShut { try await note(.refused, by: known(number), .failed, "shut") }
            return .shut(milliseconds: milliseconds)
        }
    }

    /// Who is in with this token, unless they have long been quiet or turned their key off.
    ///
    /// - Parameter isThere: Whether asking is a sign of them.
    public func maintainer(token: String?, isThere: Bool = true) async -> Maintainer? {
        await watchMaintenance()
        guard let token, let session = desk.session, session.tokenHash == hash(token) else { return nil }
        if isThere {
            desk.touched(at: surroundings.uptime())
            waitingModes.at = surroundings.uptime()
        }
        return Maintainer(number: session.number, name: session.name)
    }

    /// Ends a maintainer's time at the screen, if one is there. Never fails: who wants out, is out.
    ///
    /// - Parameter reason: Nil when they left by themselves.
    public func endMaintenance(because reason: String? = nil) async {
        guard let session = desk.ended() else { return }
        card.visitEnded()
        waitingModes = WaitingModes()
        waitingCard = nil
        slip = nil
        badge = nil
        await endReading()
        await surroundings.forgetTyping()
        events.send(.wiped(""))
        await record(.left, by: session.number, .done, reason)
    }

    /// The newest entries of the log first; only of one kind, where given.
    public func maintenanceLog(of act: MaintenanceEntry.Act? = nil, limit: Int) async throws -> [MaintenanceEntry] {
        try await store.maintenanceLog(of: act, limit: limit)
    }

    /// Writes what the maintainer at the screen did.
    public func note(
        _ act: MaintenanceEntry.Act, _ result: MaintenanceEntry.Result = .done, _ reason: String? = nil,
        figure: Int64? = nil
    ) async throws {
        try await note(act, by: desk.session?.number, result, reason, figure: figure)
    }

    /// Ends a session that is over: quiet for too long, or the key turned back. And a test nobody went on with.
    func watchMaintenance() async {
        if desk.isOpen, surroundings.keySwitch() == .off { return await endMaintenance(because: "keyOff") }
        if desk.isQuiet(at: surroundings.uptime(), slower: waitingModes.modes.contains(.slower)) {
            return await endMaintenance(because: "idle")
        }
        await finish(desk.testing.tick(at: surroundings.uptime()))
    }

    private func letIn(_ member: StaffMember) async throws -> String {
        await endMaintenance()
        try await note(.entered, by: member.number, .done, nil)
        await clearScreen()
        let token = Hexadecimal.text(surroundings.randomBytes(32))
        desk.entered(number: member.number, name: member.name, tokenHash: hash(token), at: surroundings.uptime())
        logger.notice("a maintainer is at the screen", metadata: ["staff": "\(member.number)"])
        return token
    }

    /// The usual wipe of a visit, if there is one, and of what waits for the next.
    private func clearScreen() async {
        if let visit = try? await currentVisit() { await leave(visit.id) }
        waitingCard = nil
    }

    /// Writes an entry of what has happened whether it can be written or not; that it could not is logged.
    func record(
        _ act: MaintenanceEntry.Act, by number: String?, _ result: MaintenanceEntry.Result, _ reason: String?,
        figure: Int64? = nil
    ) async {
        do {
            try await note(act, by: number, result, reason, figure: figure)
        } catch {
            logger.error("the maintenance log could not be written", metadata: ["cause": "\(error)"])
        }
    }

    private func note(
        _ act: MaintenanceEntry.Act, by number: String?, _ result: MaintenanceEntry.Result, _ reason: String?,
        figure: Int64? = nil
    ) async throws {
        try await store.note(
            MaintenanceEntry(
                at: surroundings.now(), who: number, act: act, result: result, reason: reason, figure: figure))
    }

    /// Nothing that was typed is kept, but a number of the staff: it might be anybody's.
    private func known(_ number: String) -> String? {
        let typed = number.isEmpty ? scannedNumber ?? "" : number
        return staff.first { $0.number.uppercased() == typed.uppercased() }?.number
    }
}
