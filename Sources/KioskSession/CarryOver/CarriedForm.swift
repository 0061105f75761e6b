import HallCore
public import KioskStore

/// What moves from one terminal to another: the answers with their sources, and who received the applicant first.
struct CarriedForm: Codable, Sendable {
    var packID: String
    var formID: String
    var applicantKind: ApplicantKind?
    var utilities: [UtilityID]
    var answers: [String: Answer]
    var help: StaffHelp
}

/// The hall's other terminals, for forms that move.
public struct CarryLine: Sendable {
    public var seal: CarrySeal
    /// Asks the others for a form by its name; nil when none of those that answer has it.
    public var ask: @Sendable (_ lookup: String, _ taker: String) async -> [UInt8]?

    public init(seal: CarrySeal, ask: @escaping @Sendable (String, String) async -> [UInt8]?) {
        self.seal = seal
        self.ask = ask
    }
}

/// What became of a code.
public enum PickUp: Sendable, Equatable {
    case done
    /// No form waits under it, here or at a terminal that answers.
    case unknown
    /// Too many were wrong.
    case shut(milliseconds: Int64)
}
