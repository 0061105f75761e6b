import DeviceSimulators
import Testing

@Suite struct ChipTextTests {
    private func frame(_ text: ChipText) -> [UInt8] {
        let card = SimulatedCard(key: "test", summary: "", text: text)
        return ModuleAnswer(0x90, [1, 0, 4, 0] + card.text + card.picture).bytes
    }

    private static let person = ResidentText(
        name: "测试甲", sex: "1", ethnicGroup: "01", birth: "18991231", address: "测试省测试市测试路1号",
        number: "990101189912310013", authority: "测试市公安局", validFrom: "20200101", validTo: "长期")

    @Test func `a mainland card is the recorded frame`() throws {
        #expect(frame(.mainland(Self.person)) == (try capture("base_mainland")))
    }

    @Test func `a permit for Hong Kong, Macao and Taiwan residents is the recorded frame`() throws {
        var person = Self.person
        person.name = "测试乙"
        person.sex = "2"
        person.address = "测试省测试市居住路2号"
        person.number = "810000189912310021"
        person.validFrom = "20250101"
        person.validTo = "20250101"
        let recorded = try capture("base_hmt_J")
        // The validity dates are taken from the record, the rest is built.
        person.validFrom = Self.text(recorded, at: 188, length: 16)
        person.validTo = Self.text(recorded, at: 204, length: 16)
        #expect(frame(.permit(person, travelPermit: "H00000000", timesIssued: "01")) == recorded)
    }

    @Test func `a foreigner's card of 2017 is the recorded frame`() throws {
        let person = ForeignerText(
            latinName: "TESTER, SAMPLE", chineseName: "试样", sex: "1", birth: "18991231", number: "XXX999918991231",
            nationality: "XXX", validFrom: "20200101", validTo: "20300101")
        #expect(frame(.foreigner2017(person, version: "01", office: "1500")) == (try capture("base_foreign_I")))
    }

    @Test func `a foreigner's card of 2023 is the recorded frame`() throws {
        let recorded = try capture("base_foreign_Y")
        let person = ForeignerText(
            latinName: "TESTER SAMPLE", chineseName: "试样", sex: "2", birth: "18991231",
            number: "999999189912310037", nationality: "XXX", validFrom: "20240101", validTo: "20340101")
        let renewed = Self.text(recorded, at: 32, length: 4)
        let sex = Self.text(recorded, at: 30, length: 2)
        let link = Self.text(recorded, at: 250, length: 6)
        var right = person
        right.sex = sex
        #expect(frame(.foreigner2023(right, renewed: renewed, formerLink: link)) == recorded)
    }

    @Test func `a long Latin name goes on in the second field`() throws {
        let card = try #require(CardCollection.card(named: "foreigner2023"))
        let first = (0..<35).map { card.text[52 + 2 * $0] }
        let second = (0..<11).map { card.text[220 + 2 * $0] }
        let name = String(decoding: first + second, as: UTF8.self)
        #expect(name == "TESTERSON-WHITFIELD MAXIMILIANA ROSE ALEX     ")
    }

    @Test func `every invented number begins with 99 and has a right check digit`() throws {
        for card in CardCollection.all where card.key != "foreigner" {
            let number: [UInt8] = (0..<18).map { card.text[122 + 2 * $0] }
            #expect(number.starts(with: Array("99".utf8)))
            #expect(checkCharacter(number) == number.last, "\(card.key)")
        }
    }

    @Test func `the keys are distinct and every block has 256 bytes`() {
        #expect(Set(CardCollection.all.map(\.key)).count == CardCollection.all.count)
        #expect(CardCollection.all.allSatisfy { $0.text.count == 256 })
    }

    private static func text(_ frame: [UInt8], at offset: Int, length: Int) -> String {
        let block = frame[(14 + offset)..<(14 + offset + length)]
        let units = stride(from: block.startIndex, to: block.endIndex, by: 2).map {
            UInt16(block[$0]) | UInt16(block[$0 + 1]) << 8
        }
        return String(decoding: units, as: UTF16.self)
    }

    private func checkCharacter(_ number: [UInt8]) -> UInt8 {
        let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(weights, number).reduce(0) { $0 + $1.0 * (Int($1.1) - 48) }
        return Array("10X98765432".utf8)[sum % 11]
    }
}
