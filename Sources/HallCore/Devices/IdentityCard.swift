/// What an identity card's chip says. Dates the chip leaves out, or that are no real day, are absent.
public struct IdentityCard: Sendable, Equatable, Codable, Concealed {
    /// Which card it is, by the letter in the chip's text.
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case mainland
        /// Foreigner's permanent residence card, form of 2017.
        case foreigner2017 = "I"
        /// Residence permit for Hong Kong, Macao and Taiwan residents.
        case hongKongMacaoTaiwan = "J"
        /// Foreigner's permanent residence card, form of 2023.
        case foreigner2023 = "Y"
    }

    /// Which card it is.
    public var kind: Kind
    /// The name in Chinese; for a foreigner without one, the Latin name.
    public var name: String
    /// The Latin name on foreigners' cards.
    public var latinName: String?
    /// As the chip codes it.
    public var sex: Sex
    /// The ethnic group's name as GB/T 3304 writes it, without 族.
    public var ethnicGroup: String?
    /// Absent if the chip's date is no real day.
    public var birthDate: CivilDate?
    /// The address at issue.
    public var address: String?
    /// The holder's number as the chip has it, with a capital X.
    public var number: String
    /// The issuing authority.
    public var authority: String?
    /// The first day of validity.
    public var validFrom: CivilDate?
    /// The last day of validity; absent when ``validForever``.
    public var validTo: CivilDate?
    /// Whether the card says 长期 instead of a last day.
    public var validForever: Bool
    /// Three-letter country code (GB/T 2659).
    public var nationality: String?
    /// 通行证号码, on kind J.
    public var travelPermitNumber: String?
    /// How often it was issued, as the chip writes it.
    public var timesIssued: String?
    /// The version of the card's form.
    public var cardVersion: String?
    /// The permanent residence number of an earlier card, as the 2023 form links to it.
    public var formerNumberLink: String?
    /// An address written to the chip after the card was issued.
    public var newAddress: String?

    /// Makes a card of the facts every kind has; the rest is set afterwards.
    public init(kind: Kind, name: String, sex: Sex, number: String) {
        self.kind = kind
        self.name = name
        self.sex = sex
        self.number = number
        validForever = false
    }

    /// The address that holds now.
    public var currentAddress: String? { newAddress ?? address }
}
