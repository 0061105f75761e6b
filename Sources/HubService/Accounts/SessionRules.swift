import HallCore
import HubStore

/// How long a session holds.
enum SessionRules {
    /// Without a page asked for by the person themself.
    static let idleMinutes = 30
    /// From signing in, whatever is done: a working day.
    static let longestMinutes = 9 * 60
    /// For entering the code after the password.
    static let codeMinutes = 5
    /// For acts that need a step-up, after it.
    static let elevationMinutes = 10
    /// The store is not told of every page.
    static let touchMinutes = 1

    static func isAlive(_ session: StaffSession, at now: Timestamp) -> Bool {
        let longest = session.stage == .code ? codeMinutes : longestMinutes
        return now < session.openedAt.adding(minutes: longest) && now < session.seenAt.adding(minutes: idleMinutes)
    }

    static func isElevated(_ session: StaffSession, at now: Timestamp) -> Bool {
        session.elevatedUntil.map { now < $0 } ?? false
    }

    static func isToTouch(_ session: StaffSession, at now: Timestamp) -> Bool {
        now >= session.seenAt.adding(minutes: touchMinutes)
    }
}
