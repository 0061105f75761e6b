import HallCore
public import KioskStore

/// What somebody set before the first touch, and the uptime then.
struct WaitingModes: Sendable {
    var modes: Set<ScreenMode> = []
    var at: Int64 = 0
}

extension Terminal {
    /// How the person at the screen has it.
    public func modes() async -> Set<ScreenMode> {
        if let visit = try? await currentVisit() { return visit.modes }
        return freshModes
    }

    /// Sets or clears one mode. It is kept with the visit, or until the visit begins, and goes with it. Who turns off
    /// reading aloud does not want to hear the rest either.
    public func set(_ mode: ScreenMode, on isOn: Bool) async throws {
        try await keep(mode, on: isOn)
        if mode == .readAloud, !isOn { await hush() }
    }

    private func keep(_ mode: ScreenMode, on isOn: Bool) async throws {
        let turn: @Sendable (inout Set<ScreenMode>) -> Void = { modes in
            if isOn { modes.insert(mode) } else { modes.remove(mode) }
        }
        guard let visit = try await currentVisit() else {
            var modes = freshModes
            turn(&modes)
            return waitingModes = WaitingModes(modes: modes, at: surroundings.uptime())
        }
        _ = try await change(visit.id) { turn(&$0.modes) }
    }

    /// What was set by somebody who is still there, as far as anybody can tell.
    var freshModes: Set<ScreenMode> {
        let limit = IdleLimit.wipeMilliseconds(slower: waitingModes.modes.contains(.slower))
        return surroundings.uptime() - waitingModes.at <= limit ? waitingModes.modes : []
    }

    /// The same, for the visit that begins; they are taken once.
    func takeWaitingModes() -> Set<ScreenMode> {
        defer { waitingModes = WaitingModes() }
        return freshModes
    }
}
