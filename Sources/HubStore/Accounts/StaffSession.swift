public import HallCore

/// A browser's session. The token itself is only in the cookie; its hash is here.
public struct StaffSession: Hashable, Sendable {
    /// How far the sign-in has come.
    public enum Stage: String, Hashable, Sendable {
        /// The password was right; nothing is shown before the code is.
        case code
        case open
    }

    /// SHA-256 of the token.
    public var tokenHash: [UInt8]
    public var staff: StaffID
    public var stage: Stage
    public var openedAt: Timestamp
    /// When a page was last asked for by the person themself.
    public var seenAt: Timestamp
    /// Until when acts that need a step-up are let through.
    public var elevatedUntil: Timestamp?

    /// Gathers its parts.
    public init(
        tokenHash: [UInt8], staff: StaffID, stage: Stage, openedAt: Timestamp, seenAt: Timestamp,
        elevatedUntil: Timestamp? = nil
    ) {
        self.tokenHash = tokenHash
        self.staff = staff
        self.stage = stage
        self.openedAt = openedAt
        self.seenAt = seenAt
        self.elevatedUntil = elevatedUntil
    }
}

/// How often signing in went wrong for one account or from one address.
public struct SignInCounter: Hashable, Sendable {
    public var division: String
    /// `address 10.0.0.5`, or `password` and `code` with a keyed hash of the account: what somebody typed as an account
    /// may be anything, so it is not kept.
    public var key: String
    public var failures: Int
    public var failedAt: Timestamp
    public var lockedUntil: Timestamp?

    /// Gathers its parts.
    public init(division: String, key: String, failures: Int, failedAt: Timestamp, lockedUntil: Timestamp? = nil) {
        self.division = division
        self.key = key
        self.failures = failures
        self.failedAt = failedAt
        self.lockedUntil = lockedUntil
    }
}
