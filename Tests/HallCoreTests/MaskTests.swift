import HallCore
import Testing

@Suite struct MaskTests {
    @Test(arguments: [
        ("", ""), ("测", "*"), ("张三", "张*"), ("张小三", "张*三"), ("欧阳娜娜", "欧**娜"), ("䶮𪚥", "䶮*"),
        ("测𪚥䶮", "测*䶮"), ("买买提·测试", "买****试"), ("TESTER, ANN", "T*********N"),
    ])
    func `a name keeps its first and last character`(name: String, masked: String) {
        #expect(Mask.name(name) == masked)
    }

    @Test func `names of every length keep the length and at most two characters`() {
        let signs: [Character] = ["张", "䶮", "𪚥", "·", "e\u{301}", "𠅤", "Z", "𬱖"]
        var random = SeededGenerator(state: 25)
        for length in 1...25 {
            for _ in 0..<40 {
                let name = String((0..<length).map { _ in signs.randomElement(using: &random) ?? "张" })
                let masked = Mask.name(name)
                #expect(masked.count == name.count)
                #expect(masked.filter { $0 != "*" }.count <= 2)
                #expect(masked.contains("*"))
                #expect(length < 2 || masked.first == name.first)
            }
        }
    }

    @Test func `numbers, phones and addresses keep only what may be shown`() {
        #expect(Mask.citizenNumber("990101189912310005") == "9901**********0005")
        #expect(Mask.citizenNumber("12345678") == "********")
        #expect(Mask.phone("13812345678") == "138****5678")
        #expect(Mask.phone("07223312345") == "07223312***")
        #expect(Mask.phone("12") == "**")
        #expect(Mask.address("随州市曾都区测试大道88号2栋") == "随州市曾都区测试大道****")
        #expect(Mask.address("随州市曾都区测试村") == "随州市曾****")
        #expect(Mask.address("８８号院") == "****")
        #expect(Mask.address("") == "")
    }

    @Test func `personal values do not show themselves`() throws {
        let secret = Personal("990101189912310005")
        let answer = Answer(value: "张测试", source: .typed)
        let card = IdentityCard(kind: .mainland, name: "张测试", sex: .male, number: "990101189912310005")
        let number = try #require(CitizenNumber("990101189912310005"))
        var dumped = ""
        dump([secret], to: &dumped)
        dump(answer, to: &dumped)
        dump(CardEvent.read(card), to: &dumped)
        dump(ApplicationForm(answers: ["contact.name": answer]), to: &dumped)
        dump(number, to: &dumped)
        let shown = "\(secret) \(answer) \(card) \(CardEvent.read(card)) \(number) \(String(reflecting: card))" + dumped
        #expect(!shown.contains("990101189912310005"))
        #expect(!shown.contains("张测试"))
        #expect(shown.contains("〔隐〕"))
    }

    @Test func `a case shows its number and neither answers nor proof`() throws {
        var random = SeededGenerator(state: 2)
        let number = try #require(
            CaseNumber(cityCode: "4213", date: CivilDate(daysSinceEpoch: 20_778), kiosk: "SZ01", letter: "A", serial: 1)
        )
        let record = CaseRecord(
            id: UUIDv7(milliseconds: 1, random: &random), number: number, packID: "suizhou", packVersion: "1",
            packDigest: "", division: "421300", kiosk: "SZ01", submittedAt: Timestamp(milliseconds: 0),
            form: ApplicationForm(answers: ["contact.name": Answer(value: "张测试", source: .typed)]), lanes: [],
            proof: "geheim")
        let slip = ReceiptDocument(blocks: [.qr(CaseCode.payload(of: record))])
        var dumped = "\(record) \(slip)"
        dump(record, to: &dumped)
        dump(slip, to: &dumped)
        #expect(dumped.contains(number.text))
        #expect(!dumped.contains("geheim") && !dumped.contains("张测试"))
    }

    @Test func `a personal value passes through JSON unchanged`() throws {
        let json = try JSONValue(encoding: ["name": Personal("张测试")])
        #expect(json["name"]?.string == "张测试")
        #expect(try json.decode([String: Personal<String>].self)["name"]?.value == "张测试")
    }
}
