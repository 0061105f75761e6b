/// The fields of a mainland resident card, and the skeleton of the kinds J and Y.
public struct ResidentText: Sendable {
    /// Up to 15 code units.
    public var name: String
    /// 0 unknown, 1 male, 2 female, 9 not stated.
    public var sex: String
    /// GB/T 3304, two digits.
    public var ethnicGroup: String
    /// YYYYMMDD.
    public var birth: String
    /// Up to 35 code units.
    public var address: String
    /// 18 characters.
    public var number: String
    /// Up to 15 code units.
    public var authority: String
    /// YYYYMMDD.
    public var validFrom: String
    /// YYYYMMDD or 长期.
    public var validTo: String

    /// All fields, as they are printed on the chip.
    public init(
        name: String, sex: String, ethnicGroup: String, birth: String, address: String, number: String,
        authority: String, validFrom: String, validTo: String
    ) {
        self.name = name
        self.sex = sex
        self.ethnicGroup = ethnicGroup
        self.birth = birth
        self.address = address
        self.number = number
        self.authority = authority
        self.validFrom = validFrom
        self.validTo = validTo
    }
}
