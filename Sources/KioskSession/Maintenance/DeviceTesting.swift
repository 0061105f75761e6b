public import KioskStore

/// A test that a maintainer runs on a device of the terminal.
public enum DeviceTest: String, Sendable, CaseIterable {
    case card
    case printer
    case scanner
    case sound
    case touch

    /// Under what the log keeps its results.
    public var act: MaintenanceEntry.Act {
        switch self {
        case .card: .cardTest
        case .printer: .printTest
        case .scanner: .scannerTest
        case .sound: .soundTest
        case .touch: .touchTest
        }
    }
}

/// What a device test came to. Holds nothing of a card or a code.
struct DeviceTestOutcome: Sendable, Equatable {
    var test: DeviceTest
    var result: MaintenanceEntry.Result
    var reason: String?
    var figure: Int64?
}

/// Which test is under way. One at a time; a new one puts the last one aside.
struct DeviceTesting: Sendable {
    /// What is waited for.
    enum State: Sendable, Equatable {
        case none
        /// Somebody has to lay a card on, show a code, or say what they heard.
        case waiting(DeviceTest, since: Int64)
        /// A card lies on the reader since then.
        case reading(since: Int64)
        case printing
    }

    /// How long somebody is waited for, in milliseconds.
    static let patience: Int64 = 30_000

    private(set) var state = State.none

    /// The test that is under way.
    var test: DeviceTest? {
        switch state {
        case .none: nil
        case .waiting(let test, _): test
        case .reading: .card
        case .printing: .printer
        }
    }

    /// Uptime in milliseconds, here and below.
    mutating func begins(_ test: DeviceTest, at now: Int64) {
        state = test == .printer ? .printing : .waiting(test, since: now)
    }

    mutating func cardFound(at now: Int64) {
        if case .waiting(.card, _) = state { state = .reading(since: now) }
    }

    mutating func cardRead(at now: Int64) -> DeviceTestOutcome? {
        switch state {
        case .reading(let since), .waiting(.card, let since): ends(.card, .done, figure: now - since)
        default: nil
        }
    }

    mutating func cardFailed(_ reason: String) -> DeviceTestOutcome? {
        test == .card ? ends(.card, .failed, reason) : nil
    }

    mutating func codeScanned() -> DeviceTestOutcome? {
        test == .scanner ? ends(.scanner, .done) : nil
    }

    /// The maintainer says whether the sound came.
    mutating func soundJudged(heard: Bool) -> DeviceTestOutcome? {
        test == .sound ? ends(.sound, heard ? .done : .failed, heard ? nil : "silent") : nil
    }

    mutating func printed(_ result: MaintenanceEntry.Result, _ reason: String?, after milliseconds: Int64)
        -> DeviceTestOutcome?
    {
        guard test == .printer else { return nil }
        return ends(.printer, result, reason, figure: result == .done ? milliseconds : nil)
    }

    /// Nobody did what is waited for.
    mutating func tick(at now: Int64) -> DeviceTestOutcome? {
        switch state {
        case .waiting(let test, let since) where now - since >= Self.patience: ends(test, .failed, "nothingCame")
        case .reading(let since) where now - since >= Self.patience: ends(.card, .failed, "nothingCame")
        default: nil
        }
    }

    private mutating func ends(
        _ test: DeviceTest, _ result: MaintenanceEntry.Result, _ reason: String? = nil, figure: Int64? = nil
    ) -> DeviceTestOutcome {
        state = .none
        return DeviceTestOutcome(test: test, result: result, reason: reason, figure: figure)
    }
}
