/// The text block of a card's chip, split into fields by the kind of card. Fields are as the chip has them, without
/// the padding behind them; nothing is interpreted but the kind.
///
/// The block is 256 bytes of UTF-16, little-endian, padded with blanks. Offsets in bytes:
///
/// | field | mainland | J | I | Y |
/// | --- | --- | --- | --- | --- |
/// | name in Chinese | 0, 30 | 0, 30 | 158, 30 | 0, 30 |
/// | Latin name | - | - | 0, 120 | 52, 70 and 220, 22 |
/// | sex code | 30, 2 | 30, 2 | 120, 2 | 30, 2 |
/// | ethnic group code | 32, 4 | - | - | - |
/// | times issued or renewed | - | 238, 4 | - | 32, 4 |
/// | birth date | 36, 16 | 36, 16 | 220, 16 | 36, 16 |
/// | address | 52, 70 | 52, 70 | - | - |
/// | number | 122, 36 | 122, 36 | 122, 30 | 122, 36 |
/// | nationality | - | - | 152, 6 | 242, 6 |
/// | authority | 158, 30 | 158, 30 | 240, 8 | - |
/// | valid from, to | 188, 16 and 204, 16 for every kind | | | |
/// | travel permit | - | 220, 18 | - | - |
/// | card version | - | - | 236, 4 | - |
/// | link to the former number | - | - | - | 250, 6 |
/// | kind | 248, 2 for every kind | | | |
public struct SDTIdentityText: Hashable, Sendable {
    /// The letter at offset 248.
    public enum Kind: Hashable, Sendable {
        case mainland
        /// Foreigner's permanent residence card of 2017.
        case foreigner2017
        /// Residence permit for residents of Hong Kong, Macao and Taiwan.
        case hongKongMacaoTaiwan
        /// Foreigner's permanent residence card of 2023.
        case foreigner2023
        /// A code unit no known card has.
        case unknown(UInt16)
    }

    public let kind: Kind
    public private(set) var name = ""
    public private(set) var latinName = ""
    public private(set) var sexCode = ""
    public private(set) var ethnicGroupCode = ""
    public private(set) var birthDate = ""
    public private(set) var address = ""
    public private(set) var number = ""
    public private(set) var authority = ""
    public let validFrom: String
    /// YYYYMMDD or 长期.
    public let validTo: String
    public private(set) var nationality = ""
    public private(set) var travelPermitNumber = ""
    public private(set) var timesIssued = ""
    public private(set) var cardVersion = ""
    public private(set) var formerNumberLink = ""

    /// Splits a block; one of another length than 256 bytes is read as if cut or padded to it.
    public init(block: [UInt8]) {
        let text = SDTTextBlock(block)
        kind = Kind(codeUnit: text.codeUnit(at: 248))
        validFrom = text.field(188, 16)
        validTo = text.field(204, 16)
        switch kind {
        case .mainland: readMainland(text)
        case .hongKongMacaoTaiwan: readHongKongMacaoTaiwan(text)
        case .foreigner2017: readForeigner2017(text)
        case .foreigner2023: readForeigner2023(text)
        case .unknown: break
        }
    }

    private mutating func readSkeleton(_ text: SDTTextBlock) {
        name = text.field(0, 30)
        sexCode = text.field(30, 2)
        birthDate = text.field(36, 16)
        number = text.field(122, 36)
    }

    private mutating func readMainland(_ text: SDTTextBlock) {
        readSkeleton(text)
        ethnicGroupCode = text.field(32, 4)
        address = text.field(52, 70)
        authority = text.field(158, 30)
    }

    private mutating func readHongKongMacaoTaiwan(_ text: SDTTextBlock) {
        readSkeleton(text)
        address = text.field(52, 70)
        authority = text.field(158, 30)
        travelPermitNumber = text.field(220, 18)
        timesIssued = text.field(238, 4)
    }

    private mutating func readForeigner2017(_ text: SDTTextBlock) {
        latinName = text.field(0, 120)
        sexCode = text.field(120, 2)
        number = text.field(122, 30)
        nationality = text.field(152, 6)
        name = text.field(158, 30)
        birthDate = text.field(220, 16)
        cardVersion = text.field(236, 4)
        authority = text.field(240, 8)
    }

    private mutating func readForeigner2023(_ text: SDTTextBlock) {
        readSkeleton(text)
        timesIssued = text.field(32, 4)
        latinName = text.field((52, 70), (220, 22))
        nationality = text.field(242, 6)
        formerNumberLink = text.field(250, 6)
    }
}

extension SDTIdentityText.Kind {
    init(codeUnit: UInt16) {
        self =
            switch codeUnit {
            case 0x20, 0: .mainland
            case 0x49: .foreigner2017
            case 0x4A: .hongKongMacaoTaiwan
            case 0x59: .foreigner2023
            default: .unknown(codeUnit)
            }
    }
}
