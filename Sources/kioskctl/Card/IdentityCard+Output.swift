import HallCore

extension IdentityCard {
    /// Every fact under its key; null where the chip says nothing.
    var document: JSONValue {
        .object([
            "kind": .string(kind.rawValue), "name": .string(name), "latinName": JSONValue(latinName),
            "sex": .string(sex.rawValue), "ethnicGroup": JSONValue(ethnicGroup),
            "birthDate": JSONValue(birthDate?.iso), "address": JSONValue(address), "newAddress": JSONValue(newAddress),
            "number": .string(number), "authority": JSONValue(authority), "validFrom": JSONValue(validFrom?.iso),
            "validTo": JSONValue(lastDay), "nationality": JSONValue(nationality),
            "travelPermitNumber": JSONValue(travelPermitNumber), "timesIssued": JSONValue(timesIssued),
            "cardVersion": JSONValue(cardVersion), "formerNumberLink": JSONValue(formerNumberLink),
        ])
    }

    /// The facts the chip has, one a line.
    var table: String {
        TextTable.pairs([
            ("证件类型", kind.title), ("姓名", name), ("英文姓名", latinName), ("性别", sex.rawValue), ("民族", ethnicGroup),
            ("出生日期", birthDate?.iso), ("住址", address), ("新住址", newAddress), ("证件号码", number), ("签发机关", authority),
            ("有效期起", validFrom?.iso), ("有效期止", lastDay), ("国籍", nationality), ("通行证号码", travelPermitNumber),
            ("签发次数", timesIssued), ("证件版本", cardVersion), ("既往证件关联", formerNumberLink),
        ])
    }

    private var lastDay: String? { validForever ? "长期" : validTo?.iso }
}

extension IdentityCard.Kind {
    fileprivate var title: String {
        switch self {
        case .mainland: "居民身份证"
        case .foreigner2017: "外国人永久居留身份证（2017 版）"
        case .hongKongMacaoTaiwan: "港澳台居民居住证"
        case .foreigner2023: "外国人永久居留身份证（2023 版）"
        }
    }
}
