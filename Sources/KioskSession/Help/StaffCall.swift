public import HallCore

/// Why somebody of the hall is wanted at the terminal.
public enum StaffCallReason: String, Sendable, CaseIterable {
    /// Somebody asked for help.
    case help
    /// A card was left on the reader and not taken.
    case cardLeft
}

/// A call for somebody of the hall's staff. What is said of it is true: without a bell, or with one that failed, nobody is
/// said to be told.
public struct StaffCall: Sendable, Equatable {
    /// How far it has come.
    public enum Standing: Sendable, Equatable {
        /// The bell is being rung.
        case ringing
        /// The bell took it.
        case told
        /// There is no bell, or it did not take the call.
        case unheard
        /// Somebody said that they come.
        case coming
        /// Told, and nobody has answered for ``StaffCall/patience``.
        case unanswered
    }

    /// How long an answer is waited for before the telephone number is shown, in milliseconds. Rule 50 of the screen rules.
    public static let patience: Int64 = 60_000
    /// How long a call is spoken of, in milliseconds.
    public static let remembered: Int64 = 600_000

    public let reason: StaffCallReason
    /// The time of the call, for people.
    public let at: Timestamp
    /// Uptime of the call, in milliseconds.
    let uptime: Int64
    private(set) var word = Standing.ringing

    init(_ reason: StaffCallReason, at: Timestamp, uptime: Int64) {
        self.reason = reason
        self.at = at
        self.uptime = uptime
    }

    /// The bell has done its work, or has not.
    mutating func rang(heard: Bool) {
        if word == .ringing { word = heard ? .told : .unheard }
    }

    /// Somebody answered.
    mutating func answered() { word = .coming }

    /// How it stands at this uptime; nil when it is no longer spoken of.
    func standing(at now: Int64) -> Standing? {
        guard now - uptime <= Self.remembered else { return nil }
        return word == .told && now - uptime >= Self.patience ? .unanswered : word
    }
}
