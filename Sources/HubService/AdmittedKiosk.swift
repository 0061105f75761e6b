/// A terminal that may enrol, as the operator wrote it down.
public struct AdmittedKiosk: Sendable {
    /// Such as `SZ01`.
    public var code: String
    /// The secret this terminal's operator was given; never logged.
    public var token: String
    /// Division code, GB/T 2260, of the place it stands in.
    public var division: String

    /// Gathers its parts.
    public init(code: String, token: String, division: String) {
        self.code = code
        self.token = token
        self.division = division
    }
}
