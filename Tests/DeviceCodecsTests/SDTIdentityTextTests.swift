import DeviceCodecs
import Testing

@Suite struct SDTIdentityTextTests {
    private func text(_ name: String) throws -> SDTIdentityText {
        try SDTBaseMessage(data: Array(Captures.frame(name)[10...].dropLast())).text
    }

    @Test(arguments: ["base_mainland", "basefp_0", "basefp_512", "basefp_1024"])
    func `a mainland card`(_ name: String) throws {
        let card = try text(name)
        #expect(card.kind == .mainland)
        #expect(card.name == "测试甲")
        #expect(card.sexCode == "1")
        #expect(card.ethnicGroupCode == "01")
        #expect(card.birthDate == "18991231")
        #expect(card.address == "测试省测试市测试路1号")
        #expect(card.number == "990101189912310013")
        #expect(card.authority == "测试市公安局")
        #expect(card.validFrom == "20200101")
        #expect(card.validTo == "长期")
        #expect(card.latinName.isEmpty)
    }

    @Test func `a permit for Hong Kong, Macao and Taiwan`() throws {
        let card = try text("base_hmt_J")
        #expect(card.kind == .hongKongMacaoTaiwan)
        #expect(card.name == "测试乙")
        #expect(card.sexCode == "2")
        #expect(card.number == "810000189912310021")
        #expect(card.travelPermitNumber == "H00000000")
        #expect(card.timesIssued == "01")
        #expect(card.validTo == "20250101")
    }

    @Test func `a foreigner's card of 2017 keeps the blanks inside the Latin name`() throws {
        let card = try text("base_foreign_I")
        #expect(card.kind == .foreigner2017)
        #expect(card.latinName == "TESTER, SAMPLE")
        #expect(card.name == "试样")
        #expect(card.sexCode == "1")
        #expect(card.number == "XXX999918991231")
        #expect(card.nationality == "XXX")
        #expect(card.birthDate == "18991231")
        #expect(card.cardVersion == "01")
        #expect(card.authority == "1500")
    }

    @Test func `a foreigner's card of 2023`() throws {
        let card = try text("base_foreign_Y")
        #expect(card.kind == .foreigner2023)
        #expect(card.name == "试样")
        #expect(card.sexCode == "2")
        #expect(card.timesIssued == "01")
        #expect(card.latinName == "TESTER SAMPLE")
        #expect(card.number == "999999189912310037")
        #expect(card.nationality == "XXX")
    }

    @Test func `a Latin name in two places is joined with the blank between them`() throws {
        let first = "ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGH "
        let card = SDTIdentityText(block: block([(52, first), (220, "IJKLMNOPQR "), (248, "Y")]))
        #expect(card.latinName == first + "IJKLMNOPQR")
    }

    @Test func `the new address`() throws {
        let data = Array(try Captures.frame("newaddr")[10...].dropLast())
        #expect(SDTNewAddress.text(of: data) == "测试市新住址3号")
        #expect(SDTNewAddress.text(of: block([])) == nil)
    }

    @Test func `a name outside the basic plane keeps its surrogates, and half a pair does not crash`() {
        #expect(SDTIdentityText(block: block([(0, "测𪚥")])).name == "测𪚥")
        var cut = block([(0, "测")])
        cut[2] = 0x69
        cut[3] = 0xD8
        #expect(SDTIdentityText(block: cut).name == "测\u{FFFD}")
    }

    @Test func `a kind nobody knows has no name`() {
        let card = SDTIdentityText(block: block([(0, "测试"), (248, "Z")]))
        #expect(card.kind == .unknown(0x5A))
        #expect(card.name.isEmpty)
        #expect(SDTIdentityText(block: [UInt8](repeating: 0, count: 256)).kind == .mainland)
    }

    @Test func `blocks of any length and content do not crash`() {
        var generator = SystemRandomNumberGenerator()
        for count in [0, 1, 2, 3, 255, 256, 257] {
            for _ in 0..<50 {
                let noise = (0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) }
                _ = SDTIdentityText(block: noise)
            }
        }
    }

    @Test func `data of a wrong length are no base message`() throws {
        let data = Array(try Captures.frame("base_mainland")[10...].dropLast())
        for wrong in [[], Array(data.dropLast()), data + [0], Array(data.dropFirst())] as [[UInt8]] {
            #expect(throws: SDTBaseMessageError.self) { try SDTBaseMessage(data: wrong) }
        }
        let large = try SDTBaseMessage(data: Array(Captures.frame("basefp_1024")[10...].dropLast()))
        #expect(large.fingerprints?.count == 1024)
        #expect(large.photo.count == 1024)
        #expect(try SDTBaseMessage(data: data).fingerprints == nil)
    }

    @Test func `a card's text does not show itself`() throws {
        let message = try SDTBaseMessage(data: Array(Captures.frame("base_mainland")[10...].dropLast()))
        var dumped = ""
        dump(message, to: &dumped)
        for shown in ["\(message)", "\(message.text)", String(reflecting: message.text), dumped] {
            #expect(!shown.contains("测试"))
            #expect(!shown.contains("9901"))
        }
    }

    @Test func `ethnic groups have the names of the standard`() {
        #expect(SDTCodes.ethnicGroup("01") == "汉")
        #expect(SDTCodes.ethnicGroup("29") == "柯尔克孜")
        #expect(SDTCodes.ethnicGroup("36") == "毛南")
        #expect(SDTCodes.ethnicGroup("43") == "乌孜别克")
        #expect(SDTCodes.ethnicGroup("46") == "德昂")
        #expect(SDTCodes.ethnicGroup("56") == "基诺")
        #expect(SDTCodes.ethnicGroup("98") == "外国血统中国籍人士")
        for code in ["00", "57", "99", "1", "", "XX"] { #expect(SDTCodes.ethnicGroup(code) == nil) }
    }

    /// A block of blanks with texts at byte offsets.
    private func block(_ fields: [(Int, String)]) -> [UInt8] {
        var bytes = (0..<128).flatMap { _ in [0x20, 0x00] as [UInt8] }
        for (offset, text) in fields {
            for (index, unit) in text.utf16.enumerated() {
                bytes[offset + index * 2] = UInt8(truncatingIfNeeded: unit)
                bytes[offset + index * 2 + 1] = UInt8(truncatingIfNeeded: unit >> 8)
            }
        }
        return bytes
    }
}
