/// Counts wrong PINs at one terminal: five in a row shut the gate for five minutes, whoever tries.
///
/// A try counts as wrong until it is known to be right, so that many at once are no more than five either.
struct PinGate {
    /// Wrong PINs in a row that shut the gate.
    static let most = 5
    /// For how long, in milliseconds.
    static let shutFor: Int64 = 5 * 60_000

    private var wrong = 0
    private var shutUntil: Int64?

    /// Whether a PIN may be tried now; if so, it counts.
    ///
    /// - Parameter now: Uptime in milliseconds, here and below.
    mutating func tries(at now: Int64) -> Bool {
        guard !isShut(at: now) else { return false }
        wrong += 1
        if wrong >= Self.most { (wrong, shutUntil) = (0, now + Self.shutFor) }
        return true
    }

    /// The PIN that was tried was right.
    mutating func wasRight() {
        (wrong, shutUntil) = (0, nil)
    }

    /// How long it is still shut, in milliseconds; 0 when it is open.
    func wait(at now: Int64) -> Int64 {
        max(0, (shutUntil ?? now) - now)
    }

    private mutating func isShut(at now: Int64) -> Bool {
        if wait(at: now) == 0 { shutUntil = nil }
        return shutUntil != nil
    }
}
