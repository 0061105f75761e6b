/// The invented cards that ship with the simulator.
///
/// Every number begins with 99, a region that is not allocated; no holder exists.
public enum CardCollection {
    /// All cards, in the order of `card list`.
    public static let all: [SimulatedCard] = residents + rareNames + moved + permits + foreigners

    /// The card with this key.
    public static func card(named key: String) -> SimulatedCard? {
        all.first { $0.key == key.lowercased() }
    }

    private static let residents = [
        SimulatedCard(
            key: "zhang", summary: "张三测, mainland, ten-year card",
            text: .mainland(
                person(
                    "张三测", "1", "01", "990101199003070015", "测试省样例市示范区幸福路1号2栋301室",
                    valid: ("20200101", "20300101")))),
        SimulatedCard(
            key: "wang", summary: "王秀兰测, older lady, valid for ever (长期)",
            text: .mainland(
                person(
                    "王秀兰测", "2", "01", "990101195106180024", "测试省样例市示范区和平街道老槐树社区12号",
                    valid: ("20121106", "长期")))),
        SimulatedCard(
            key: "maimaiti", summary: "买买提·测试, 维吾尔, name with a middle dot",
            text: .mainland(
                person(
                    "买买提·测试", "1", "05", "990104198811050076", "测试省样例市示范区团结路8号",
                    valid: ("20180501", "20380501")))),
    ]

    private static let rareNames = [
        SimulatedCard(
            key: "yan", summary: "测䶮, rare character of GBK that printers lack (FE9F)",
            text: .mainland(
                person(
                    "测䶮", "1", "01", "990102198502140032", "测试省样例市示范区书院巷5号",
                    valid: ("20210315", "20410315")))),
        SimulatedCard(
            key: "guan", summary: "测𪚥, rare character outside the basic plane (surrogate pair)",
            text: .mainland(
                person(
                    "测𪚥", "1", "01", "99010319920920005X", "测试省样例市示范区龙门街33号",
                    valid: ("20190820", "20390820")))),
        SimulatedCard(
            key: "long", summary: "阿卜杜热西提·阿卜杜热合曼江测, fifteen code units, a full name field",
            text: .mainland(
                person(
                    "阿卜杜热西提·阿卜杜热合曼江测", "1", "05", "990105197904010091",
                    "测试省样例自治州示范自治县民族团结进步示范街道长名字社区居民委员会99号",
                    valid: ("20150601", "20350601")))),
    ]

    private static let moved = [
        SimulatedCard(
            key: "moved", summary: "赵迁测, with a newer address added to the chip",
            text: .mainland(
                person(
                    "赵迁测", "2", "11", "990106199508230047", "测试省旧样例市旧区旧址路7号",
                    valid: ("20220909", "20420909"))),
            addedAddress: "测试省样例市示范区新居路88号6栋1202室")
    ]

    private static let permits = [
        SimulatedCard(
            key: "permit", summary: "林试测, residence permit for Hong Kong, Macao and Taiwan (J)",
            text: .permit(
                person(
                    "林试测", "2", "", "990107198705090065", "测试省样例市示范区海港路16号",
                    valid: ("20230101", "20280101")),
                travelPermit: "H99999999", timesIssued: "01"))
    ]

    private static let foreigners = [
        SimulatedCard(
            key: "foreigner", summary: "EXAMPLESON, MARGARET ANNA, permanent residence 2017 (I), 25 characters",
            text: .foreigner2017(
                ForeignerText(
                    latinName: "EXAMPLESON, MARGARET ANNA", chineseName: "艾试样", sex: "2", birth: "19800101",
                    number: "XXX999980010101", nationality: "XXX", validFrom: "20200101", validTo: "20300101"),
                version: "01", office: "1500")),
        SimulatedCard(
            key: "foreigner2023", summary: "long Latin name in two fields, permanent residence 2023 (Y)",
            text: .foreigner2023(
                ForeignerText(
                    latinName: "TESTERSON-WHITFIELD MAXIMILIANA ROSE ALEX", chineseName: "泰试样", sex: "1",
                    birth: "19890212", number: "999999198902120031", nationality: "XXX", validFrom: "20240101",
                    validTo: "20340101"),
                renewed: "01", formerLink: "001")),
    ]

    /// The birth date is the one inside the number.
    private static func person(
        _ name: String, _ sex: String, _ ethnicGroup: String, _ number: String, _ address: String,
        valid: (from: String, to: String)
    ) -> ResidentText {
        ResidentText(
            name: name, sex: sex, ethnicGroup: ethnicGroup, birth: String(number.dropFirst(6).prefix(8)),
            address: address, number: number, authority: "样例市公安局示范分局", validFrom: valid.from,
            validTo: valid.to)
    }
}
