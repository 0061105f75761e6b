public import HallCore

/// Who somebody is: work numbers are unique within their home division.
public struct StaffID: Codable, Hashable, Sendable {
    /// Division code of six digits, GB/T 2260.
    public var division: String
    /// What lanes, logs and the audit trail name; half-width capitals.
    public var workNumber: String

    /// Gathers its parts.
    public init(division: String, workNumber: String) {
        self.division = division
        self.workNumber = workNumber
    }
}

/// A person who works at the centre. The name is for page heads and lists of staff only.
public struct StaffMember: Hashable, Sendable {
    public var id: StaffID
    public var name: String
    /// What they are allowed follows from these and nothing else.
    public var posts: [Post]
    /// As `PasswordHash` writes it.
    public var passwordHash: String
    /// The password is one that somebody else has seen.
    public var mustChangePassword: Bool
    public var secondFactor: SecondFactor
    /// Somebody who has left stays listed, because the trail names them.
    public var isActive: Bool

    /// Gathers its parts.
    public init(
        id: StaffID, name: String, posts: [Post], passwordHash: String, mustChangePassword: Bool = false,
        secondFactor: SecondFactor = SecondFactor(), isActive: Bool = true
    ) {
        self.id = id
        self.name = name
        self.posts = posts
        self.passwordHash = passwordHash
        self.mustChangePassword = mustChangePassword
        self.secondFactor = secondFactor
        self.isActive = isActive
    }

    /// What they may do.
    public var permit: Permit { Permit(workNumber: id.workNumber, posts: isActive ? posts : []) }
}

extension StaffMember: Concealed {
    /// The work number; the name and the hash are not shown.
    public var description: String { id.workNumber }
    /// The same as ``description``.
    public var debugDescription: String { id.workNumber }
}

/// The one-time codes of a member's phone. Secrets are sealed by the hub's key; the store never sees them open.
public struct SecondFactor: Hashable, Sendable {
    /// The secret that codes are checked by; nil without enrolment.
    public var secret: [UInt8]?
    /// Enrolment begun: becomes ``secret`` as soon as one code of it was entered.
    public var pendingSecret: [UInt8]?
    /// The last time step of which a code was accepted; only later ones are.
    public var lastStep: Int64
    /// Keyed hashes of the recovery codes that are left.
    public var recoveryDigests: [[UInt8]]

    /// Gathers its parts.
    public init(
        secret: [UInt8]? = nil, pendingSecret: [UInt8]? = nil, lastStep: Int64 = 0, recoveryDigests: [[UInt8]] = []
    ) {
        self.secret = secret
        self.pendingSecret = pendingSecret
        self.lastStep = lastStep
        self.recoveryDigests = recoveryDigests
    }

    /// Whether signing in asks for a code.
    public var isEnrolled: Bool { secret != nil }
}
