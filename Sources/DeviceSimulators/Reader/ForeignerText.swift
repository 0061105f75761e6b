/// The fields of a foreigner's permanent residence card; those a kind does not hold stay out of its block.
public struct ForeignerText: Sendable {
    /// Latin letters, family name first. Kind I: up to 60 code units; kind Y: up to 46.
    public var latinName: String
    /// Up to 15 code units.
    public var chineseName: String
    /// 0 unknown, 1 male, 2 female, 9 not stated.
    public var sex: String
    /// YYYYMMDD.
    public var birth: String
    /// Kind I: 15 characters; kind Y: 18.
    public var number: String
    /// Three letters.
    public var nationality: String
    /// YYYYMMDD.
    public var validFrom: String
    /// YYYYMMDD.
    public var validTo: String

    /// All fields, as they are printed on the chip.
    public init(
        latinName: String, chineseName: String, sex: String, birth: String, number: String, nationality: String,
        validFrom: String, validTo: String
    ) {
        self.latinName = latinName
        self.chineseName = chineseName
        self.sex = sex
        self.birth = birth
        self.number = number
        self.nationality = nationality
        self.validFrom = validFrom
        self.validTo = validTo
    }
}
