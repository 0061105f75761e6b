public import HallCore
public import HubStore

/// A member of staff whose cookie was recognised.
public struct SignedInStaff: Sendable {
    /// What has to be done before anything else; pages lead there.
    public enum Duty: Sendable, Hashable {
        case enterCode
        case changePassword
        /// A post of theirs is not given without a second factor.
        case enrolSecondFactor
    }

    public let id: StaffID
    /// For the page's head only.
    public let name: String
    /// What they may do; nothing as long as there is a ``duty``.
    public let permit: Permit
    public let duty: Duty?
    /// Must come back with every form.
    public let formToken: String
    /// Whether acts that need a step-up go through without one.
    public let isElevated: Bool
    /// Whether a step-up asks for a code, or else for the password.
    public let hasSecondFactor: Bool
    let tokenHash: [UInt8]

    init(_ member: StaffMember, _ session: StaffSession, duty: Duty?, formToken: String, isElevated: Bool) {
        id = member.id
        name = member.name
        permit = duty == nil ? member.permit : Permit(workNumber: member.id.workNumber, posts: [])
        self.duty = duty
        self.formToken = formToken
        self.isElevated = isElevated
        hasSecondFactor = member.secondFactor.isEnrolled
        tokenHash = session.tokenHash
    }

    /// Whether a form came from a page of this session; takes the same time either way.
    public func carries(formToken other: String) -> Bool {
        guard formToken.utf8.count == other.utf8.count else { return false }
        return zip(formToken.utf8, other.utf8).reduce(UInt8(0)) { $0 | $1.0 ^ $1.1 } == 0
    }
}

extension StaffID {
    /// As one division's lanes and audit trail name them: strangers with their home division, `420000/W001`.
    public func name(in other: String) -> String {
        division == other ? workNumber : "\(division)/\(workNumber)"
    }
}
