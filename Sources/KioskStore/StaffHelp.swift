public import HallCore

/// Whether somebody of the staff helps at the screen, and whether the applicant has said that what they filled is right.
///
///     none → assisting → handedBack → confirmed
///               ↑____________|____________|      (helps once more; the first one stays the first receiver)
public enum StaffHelp: Sendable, Hashable, Codable {
    case none
    /// A member of staff fills what the applicant says. Nothing can be signed or submitted.
    case assisting(first: FirstReceiver, now: FirstReceiver)
    /// The applicant has the screen again and has not yet looked at what was filled for them.
    case handedBack(first: FirstReceiver)
    /// The applicant has said that it is right.
    case confirmed(first: FirstReceiver)

    /// Who received the applicant first; nil when they came without help so far.
    public var first: FirstReceiver? {
        switch self {
        case .none: nil
        case .assisting(let first, _), .handedBack(let first), .confirmed(let first): first
        }
    }

    /// Who helps now.
    public var helper: FirstReceiver? {
        if case .assisting(_, let now) = self { now } else { nil }
    }

    /// A member of staff begins to help.
    public mutating func begins(_ helper: FirstReceiver) {
        self = .assisting(first: first ?? helper, now: helper)
    }

    /// They give the screen back.
    public mutating func ends() {
        if case .assisting(let first, _) = self { self = .handedBack(first: first) }
    }

    /// The applicant says that it is right.
    /// - Returns: Whether it was theirs to say: not while somebody helps.
    public mutating func confirms() -> Bool {
        guard case .handedBack(let first) = self else { return false }
        self = .confirmed(first: first)
        return true
    }
}
