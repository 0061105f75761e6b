/// How long a screen may lie untouched, in seconds. Rules 18 to 20 of the screen rules: 60 s where people only read,
/// 120 s where they type or sign, and then 30 s of visible countdown; twice as long for who asked for more time.
/// While somebody of the staff helps, 300 s hold everywhere. A maintainer's page is over after two minutes: 90 s and the countdown.
public enum IdleLimit: Int, Sendable {
    case reading = 60
    case maintaining = 90
    case typing = 120
    case assisted = 300

    /// Length of the countdown.
    public static let warning = 30

    /// How much longer everything lasts for who asked for more time.
    public static let slowness = 2

    /// The limit and the countdown after it, as somebody at the screen has them.
    public func seconds(slower: Bool) -> (limit: Int, warning: Int) {
        let factor = slower ? Self.slowness : 1
        return (rawValue * factor, Self.warning * factor)
    }

    /// The longest a visit may stay untouched before the daemon wipes it by itself, browser or not.
    public static func wipeMilliseconds(slower: Bool, assisted: Bool = false) -> Int64 {
        (assisted ? IdleLimit.assisted : .typing).patience(slower: slower)
    }

    /// The same for a maintainer.
    public static func maintenanceMilliseconds(slower: Bool) -> Int64 {
        IdleLimit.maintaining.patience(slower: slower)
    }

    /// Limit, countdown and some seconds for the browser, in milliseconds.
    private func patience(slower: Bool) -> Int64 {
        let (limit, warning) = seconds(slower: slower)
        return Int64(limit + warning + 10) * 1000
    }
}
