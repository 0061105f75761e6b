import DeviceCodecs
import HallCore

extension IdentityCard {
    /// The card in a chip's text; nil when the kind is unknown or the name or the number is missing.
    init?(_ text: SDTIdentityText) {
        guard let kind = Kind(text.kind), !text.number.isEmpty else { return nil }
        let name = text.name.isEmpty ? text.latinName : text.name
        guard !name.isEmpty else { return nil }
        self.init(kind: kind, name: name, sex: Sex(code: text.sexCode), number: text.number)
        latinName = text.latinName.nonEmpty
        ethnicGroup = SDTCodes.ethnicGroup(text.ethnicGroupCode)
        birthDate = CivilDate(compact8: text.birthDate)
        address = text.address.nonEmpty
        authority = text.authority.nonEmpty
        setValidity(text)
        setRare(text)
    }

    private mutating func setValidity(_ text: SDTIdentityText) {
        validFrom = CivilDate(compact8: text.validFrom)
        validTo = CivilDate(compact8: text.validTo)
        validForever = text.validTo == "长期"
    }

    private mutating func setRare(_ text: SDTIdentityText) {
        nationality = text.nationality.nonEmpty
        travelPermitNumber = text.travelPermitNumber.nonEmpty
        timesIssued = text.timesIssued.nonEmpty
        cardVersion = text.cardVersion.nonEmpty
        formerNumberLink = text.formerNumberLink.nonEmpty
    }
}

extension IdentityCard.Kind {
    fileprivate init?(_ kind: SDTIdentityText.Kind) {
        switch kind {
        case .mainland: self = .mainland
        case .foreigner2017: self = .foreigner2017
        case .hongKongMacaoTaiwan: self = .hongKongMacaoTaiwan
        case .foreigner2023: self = .foreigner2023
        case .unknown: return nil
        }
    }
}

extension Sex {
    /// The digit on the chip: 1 and 2 are the sexes, 9 is not stated.
    fileprivate init(code: String) {
        switch code {
        case "1": self = .male
        case "2": self = .female
        case "9": self = .notStated
        default: self = .unknown
        }
    }
}

extension String {
    fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
