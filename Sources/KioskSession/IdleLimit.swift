/// How long a screen may lie untouched, in seconds. Rules 18 and 19 of the screen rules: 60 s where people only read,
/// 120 s where they type or sign, and then 30 s of visible countdown.
public enum IdleLimit: Int, Sendable {
    case reading = 60
    case typing = 120

    /// Length of the countdown.
    public static let warning = 30

    /// The longest a visit may stay untouched before the daemon wipes it by itself, browser or not.
    public static let wipeMilliseconds = Int64(IdleLimit.typing.rawValue + warning + 10) * 1000
}
