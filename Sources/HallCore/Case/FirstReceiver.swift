/// Who of the hall's staff received an applicant first, 首接人员, and stays responsible for the case to its end.
public struct FirstReceiver: Codable, Sendable, Hashable {
    /// The work number.
    public var number: String
    public var name: String
    /// When they began to help.
    public var at: Timestamp

    public init(number: String, name: String, at: Timestamp) {
        self.number = number
        self.name = name
        self.at = at
    }
}

extension FirstReceiver: Concealed {}
