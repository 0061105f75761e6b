public import HallCore
public import KioskStore
import Logging

/// What became of a new PIN.
public enum PinChange: Sendable, Equatable {
    case changed
    /// The present one was wrong.
    case wrong
    /// Too many were wrong; for so many more milliseconds none is tried.
    case shut(milliseconds: Int64)
    /// Not 6 to 12 digits.
    case unfit
    /// One that anybody would try first.
    case easy
    /// The second time another one was typed.
    case different
}

extension Terminal {
    /// Whether residents are turned away until a maintainer opens again. Survives restarts.
    public var isClosed: Bool { locals[.closed] != nil }

    /// Since when; nil while it is open.
    public var closedSince: Timestamp? {
        locals[.closed].flatMap { Int64($0.value) }.map(Timestamp.init(milliseconds:))
    }

    /// What is set at the terminal, if the settings file still says what it said then.
    public func local(_ name: LocalSetting.Name, insteadOf: String) -> String? {
        locals[name].flatMap { $0.insteadOf == insteadOf ? $0.value : nil }
    }

    /// Turns residents away, or lets them in again.
    public func close(_ closes: Bool) async throws {
        guard closes != isClosed else { return }
        if closes {
            try await keep([LocalSetting(.closed, "\(surroundings.now().milliseconds)")], as: .closed)
        } else {
            try await keep([], clearing: [.closed], as: .opened)
        }
        events.send(.devices)
    }

    /// Keeps how the glass is.
    ///
    /// - Parameter instead: The same by the settings file.
    public func keepPanel(
        diagonal: String, bottomEdge: Int, insteadOf instead: (diagonal: String, bottomEdge: Int)
    ) async throws {
        let settings = [
            LocalSetting(.diagonal, diagonal, insteadOf: instead.diagonal),
            LocalSetting(.bottomEdge, "\(bottomEdge)", insteadOf: "\(instead.bottomEdge)"),
        ]
        try await keep(settings, as: .panelChanged, figure: Int64(bottomEdge))
    }

    /// Every visit begins at this step from now on.
    public func keepVolume(_ volume: Int) async throws {
        guard ReadingDesk.volumes.contains(volume) else { return }
        let setting = LocalSetting(.volume, "\(volume)", insteadOf: "\(reading.fileVolume)")
        try await keep([setting], as: .volumeChanged, figure: Int64(volume))
        reading.begin(at: volume)
    }

    /// Gives the maintainer at the screen another PIN.
    public func changePin(from old: String, to new: String, again: String) async throws -> PinChange {
        guard let session = desk.session, let member = staff.first(where: { $0.number == session.number }) else {
            return .wrong
        }
        switch await prove(number: session.number, pin: old, role: .maintenance) {
        case .wrong: return .wrong
        case .shut(let milliseconds): return .shut(milliseconds: milliseconds)
        case .entered: break
        }
        guard PinHash.isFit(new) else { return .unfit }
        guard !PinHash.isEasy(new) else { return .easy }
        guard new == again else { return .different }
        let hash = try PinHash(new, salt: surroundings.randomBytes(16))
        try await keep([LocalSetting(.pin(member.number), hash.text, insteadOf: member.pin.text)], as: .pinChanged)
        return .changed
    }

    /// The PIN of a member of staff: their own, unless the settings file was given another since.
    func pinHash(of member: StaffMember) -> PinHash {
        local(.pin(member.number), insteadOf: member.pin.text).flatMap(PinHash.init) ?? member.pin
    }

    /// Brings back after a restart what was set at the terminal.
    func recallLocalSettings() async throws {
        locals = Dictionary(try await store.localSettings().map { ($0.name, $0) }, uniquingKeysWith: { $1 })
        if let volume = local(.volume, insteadOf: "\(reading.fileVolume)").flatMap(Int.init),
            ReadingDesk.volumes.contains(volume)
        {
            reading.begin(at: volume)
        }
    }

    /// On disk first, with its entry in the log; only then it holds.
    private func keep(
        _ settings: [LocalSetting], clearing: [LocalSetting.Name] = [], as act: MaintenanceEntry.Act,
        figure: Int64? = nil
    ) async throws {
        let entry = MaintenanceEntry(
            at: surroundings.now(), who: desk.session?.number, act: act, figure: figure)
        try await store.note(entry, setting: settings, clearing: clearing)
        for name in clearing { locals[name] = nil }
        for setting in settings { locals[setting.name] = setting }
    }
}
