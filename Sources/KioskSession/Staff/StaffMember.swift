public import HallCore
public import KioskStore

/// What somebody of the hall's staff may do at this terminal.
public enum StaffRole: String, Sendable, Codable, CaseIterable {
    /// Helps residents with their forms.
    case help
    /// Looks after the terminal.
    case maintenance
}

/// Somebody of the hall's staff.
public struct StaffMember: Sendable {
    /// The work number.
    public var number: String
    public var name: String
    public var pin: PinHash
    public var roles: Set<StaffRole>
    /// ``StaffBadge/hash`` of their badge; nil: they have none and type their number.
    public var badge: String?

    public init(
        number: String, name: String, pin: PinHash, roles: Set<StaffRole> = [.help], badge: String? = nil
    ) {
        self.number = number
        self.name = name
        self.pin = pin
        self.roles = roles
        self.badge = badge
    }
}

extension StaffMember: Concealed {}

/// What became of a work number and a PIN.
public enum StaffEntry: Sendable {
    case entered(StaffMember)
    /// Number and PIN do not belong together, or not to somebody with this role.
    case wrong
    /// Too many were wrong; for so many more milliseconds none is tried.
    case shut(milliseconds: Int64)
}
