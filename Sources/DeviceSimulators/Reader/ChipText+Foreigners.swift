extension ChipText {
    /// The 2017 card: Latin name (0, 120), sex (120, 2), number (122, 30), nationality (152, 6), Chinese name
    /// (158, 30), from (188, 16), to (204, 16), birth (220, 16), version (236, 4), office (240, 8), I at 248.
    public static func foreigner2017(_ person: ForeignerText, version: String, office: String) -> ChipText {
        var text = ChipText()
        text.put(person.latinName, at: 0, length: 120)
        text.put(person.sex, at: 120, length: 2)
        text.put(person.number, at: 122, length: 30)
        text.put(person.nationality, at: 152, length: 6)
        text.put(person.chineseName, at: 158, length: 30)
        text.put(person.validFrom, at: 188, length: 16)
        text.put(person.validTo, at: 204, length: 16)
        text.put(person.birth, at: 220, length: 16)
        text.put(version, at: 236, length: 4)
        text.put(office, at: 240, length: 8)
        text.put("I", at: 248, length: 2)
        return text
    }

    /// The 2023 card: Chinese name (0, 30), sex (30, 2), times renewed (32, 4), birth (36, 16), Latin name 1-35
    /// (52, 70) and 36-46 (220, 22), number (122, 36), from (188, 16), to (204, 16), nationality (242, 6),
    /// Y at 248, link to the former number (250, 6).
    public static func foreigner2023(_ person: ForeignerText, renewed: String, formerLink: String) -> ChipText {
        var text = ChipText()
        text.put(person.chineseName, at: 0, length: 30)
        text.put(person.sex, at: 30, length: 2)
        text.put(renewed, at: 32, length: 4)
        text.put(person.birth, at: 36, length: 16)
        text.put(person.latinName, at: 52, length: 70)
        text.put(String(person.latinName.dropFirst(35)), at: 220, length: 22)
        text.put(person.number, at: 122, length: 36)
        text.put(person.validFrom, at: 188, length: 16)
        text.put(person.validTo, at: 204, length: 16)
        text.put(person.nationality, at: 242, length: 6)
        text.put("Y", at: 248, length: 2)
        text.put(formerLink, at: 250, length: 6)
        return text
    }
}
