import Foundation
import HallCore

/// The maintainer at the screen, if one is, and the device they try out.
///
///     empty → entered → (touched)* → left, or quiet for too long
///
/// In memory only: after a restart a PIN is asked again.
struct MaintenanceDesk: Sendable {
    /// One maintainer's time at the screen.
    struct Session: Sendable {
        /// Of the token in the browser's cookie.
        let tokenHash: Data
        let number: String
        let name: String
        /// Last sign of them, in uptime.
        fileprivate(set) var touchedAt: Int64
    }

    private(set) var session: Session?
    var testing = DeviceTesting()

    var isOpen: Bool { session != nil }

    /// Uptime in milliseconds, here and below.
    mutating func entered(number: String, name: String, tokenHash: Data, at now: Int64) {
        session = Session(tokenHash: tokenHash, number: number, name: name, touchedAt: now)
        testing = DeviceTesting()
    }

    mutating func touched(at now: Int64) {
        session?.touchedAt = now
    }

    /// Whether nobody has touched anything for so long that the session is over.
    func isQuiet(at now: Int64, slower: Bool) -> Bool {
        guard let session else { return false }
        return now - session.touchedAt > IdleLimit.maintenanceMilliseconds(slower: slower)
    }

    /// - Returns: Who was there.
    mutating func ended() -> Session? {
        defer { self = MaintenanceDesk() }
        return session
    }
}
