/// What is limited, and by what it is counted.
///
/// Whoever proves who they are is counted by that: a hall full of kiosks, or of clerks, behind one address has as much
/// for each of them. Who proves nothing is counted by the address. The raw value is the key in the settings.
public enum LimitedAct: String, CaseIterable, Sendable {
    /// Tries to sign in, by address. Wrong passwords make waits of their own beyond that.
    case signIn
    /// Passwords and codes entered for one account, by account.
    case signInAccount
    /// Looks at the progress of a case without signing in, by address.
    case tracking
    /// Numbers and codes that do not belong together, by address.
    case wrongTracking
    /// Photos and papers sent from a phone, by address.
    case upload
    /// Pages opened and forms sent by somebody who is signed in, whatever they are; by account.
    case page
    /// Lists that the store has to search for: queue, board, audit trail; by account.
    case search
    /// Tables to take away, by account.
    case export
    /// Asking who the hub is, by address.
    case hello
    /// Enrolments with a wrong token, by address and kiosk.
    case enrolment
    /// Messages of kiosks and outside systems that nobody known has signed, by address.
    case stranger
    /// What a kiosk has signed, by kiosk.
    case sync
    /// Repairs handed in by Open311, by the client whose key it is; questions about them, by address.
    case repairs
}

/// How often each of the acts is allowed at one hub.
public struct RateLimits: Hashable, Sendable {
    private var limits: [LimitedAct: RateLimit]

    /// What holds for acts that are not named.
    public static let defaults = RateLimits()

    /// - Parameter limits: instead of the defaults.
    public init(_ limits: [LimitedAct: RateLimit] = [:]) {
        self.limits = limits
    }

    /// What holds for an act.
    public subscript(act: LimitedAct) -> RateLimit {
        limits[act] ?? Self.standard(act)
    }

    /// One carrier's phones share an address, and so do the clerks of a hall: by address there is room for hundreds. A
    /// kiosk that was cut off for weeks sends 100 events a message and is not held up.
    private static func standard(_ act: LimitedAct) -> RateLimit {
        switch act {
        case .signIn: RateLimit(perMinute: 120, burst: 120)
        case .signInAccount: RateLimit(perMinute: 20, burst: 20)
        case .tracking: RateLimit(perMinute: 300, burst: 300)
        case .wrongTracking: RateLimit(perMinute: 6, burst: 30)
        case .upload: RateLimit(perMinute: 60, burst: 60)
        case .page: RateLimit(perMinute: 3000, burst: 1000)
        case .search: RateLimit(perMinute: 600, burst: 300)
        case .export: RateLimit(perMinute: 10, burst: 10)
        case .hello: RateLimit(perMinute: 600, burst: 600)
        case .enrolment: RateLimit(perMinute: 6, burst: 10)
        case .stranger: RateLimit(perMinute: 60, burst: 120)
        case .sync: RateLimit(perMinute: 6000, burst: 2000)
        case .repairs: RateLimit(perMinute: 600, burst: 300)
        }
    }
}
