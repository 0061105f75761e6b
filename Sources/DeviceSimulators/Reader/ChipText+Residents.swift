extension ChipText {
    /// ```
    /// 0    30   52   82   ...
    /// name sex(30,2) ethnic(32,4) birth(36,16) address(52,70) number(122,36)
    /// authority(158,30) from(188,16) to(204,16) spare(220,36)
    /// ```
    public static func mainland(_ person: ResidentText) -> ChipText {
        var text = ChipText()
        text.put(person.name, at: 0, length: 30)
        text.put(person.sex, at: 30, length: 2)
        text.put(person.ethnicGroup, at: 32, length: 4)
        text.put(person.birth, at: 36, length: 16)
        text.put(person.address, at: 52, length: 70)
        text.put(person.number, at: 122, length: 36)
        text.put(person.authority, at: 158, length: 30)
        text.put(person.validFrom, at: 188, length: 16)
        text.put(person.validTo, at: 204, length: 16)
        return text
    }

    /// A residence permit for Hong Kong, Macao and Taiwan residents: the mainland skeleton, kind mark J at 248,
    /// travel-permit number (220, 18) and times issued (238, 4); no ethnic group.
    public static func permit(_ person: ResidentText, travelPermit: String, timesIssued: String) -> ChipText {
        var text = mainland(person)
        text.put("  ", at: 32, length: 4)
        text.put(travelPermit, at: 220, length: 18)
        text.put(timesIssued, at: 238, length: 4)
        text.put("J", at: 248, length: 2)
        return text
    }
}
