import HallCore
import KioskStore
import Logging

/// A badge that was scanned a moment ago, waiting for its PIN.
struct ScannedBadge: Sendable {
    var number: String
    var at: Int64

    /// How long it stands for the number, in milliseconds.
    static let patience: Int64 = 60_000
}

extension Terminal {
    /// The work number of the badge that was scanned a moment ago; nil when none was.
    public var scannedNumber: String? {
        guard let badge, surroundings.uptime() - badge.at <= ScannedBadge.patience else { return nil }
        return badge.number
    }

    /// Takes a scanned code that is a badge: it stands for the number until its PIN is typed.
    ///
    /// - Returns: Whether it was one, known or not.
    func takesBadge(_ text: String) async -> Bool {
        guard let scanned = StaffBadge(text) else { return false }
        let isVisited = (try? await currentVisit()) != nil
        guard let member = staff.first(where: { $0.badge == scanned.hash }) else {
            badge = nil
            logger.notice("a badge that nobody has was scanned")
            events.send(.said("这张工作证没有登记，请输工号"))
            return true
        }
        guard isVisited || member.roles.contains(.maintenance) else {
            events.send(.said("请先点一下屏幕，再扫工作证"))
            return true
        }
        badge = ScannedBadge(number: member.number, at: surroundings.uptime())
        events.send(.badge(isVisited ? "已扫到工作证。要协助，请点“帮助”" : "已扫到工作证，请输口令"))
        return true
    }
}
