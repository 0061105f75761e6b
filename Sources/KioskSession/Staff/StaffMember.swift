public import HallCore
public import KioskStore

/// Somebody of the hall's staff who may help at this terminal.
public struct StaffMember: Sendable {
    /// The work number.
    public var number: String
    public var name: String
    public var pin: PinHash

    public init(number: String, name: String, pin: PinHash) {
        self.number = number
        self.name = name
        self.pin = pin
    }
}

extension StaffMember: Concealed {}

/// What became of a work number and a PIN.
public enum StaffEntry: Sendable {
    case entered(StaffMember)
    /// Number and PIN do not belong together.
    case wrong
    /// Too many were wrong; for so many more milliseconds none is tried.
    case shut(milliseconds: Int64)
}
