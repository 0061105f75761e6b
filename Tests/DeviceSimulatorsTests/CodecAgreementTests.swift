import DeviceCodecs
import DeviceSimulators
import Testing

/// The simulators were written from the protocol, not from the codecs: here the two meet.
@Suite struct CodecAgreementTests {
    private func read(_ card: SimulatedCard, faults: AnswerFaults = AnswerFaults()) throws -> SDTIdentityText {
        var reader = SimulatedReader()
        reader.faults = faults
        reader.module.place(card)
        var decoder = SDTDecoder()
        var events: [SDTDecoder.Event] = []
        for body: (UInt8, UInt8) in [(0x20, 0x01), (0x20, 0x02), (0x30, 0x01)] {
            let pieces = reader.receive(request(body.0, body.1), atMilliseconds: 0, hostSpeed: 115_200)
            for piece in pieces { events += decoder.append(piece.bytes) }
        }
        guard case .answer(let answer)? = events.last else { throw NoAnswer() }
        return try SDTBaseMessage(data: answer.data).text
    }

    private struct NoAnswer: Error {}

    @Test(arguments: [
        ("zhang", "张三测"), ("wang", "王秀兰测"), ("maimaiti", "买买提·测试"), ("yan", "测䶮"), ("guan", "测𪚥"),
        ("long", "阿卜杜热西提·阿卜杜热合曼江测"), ("moved", "赵迁测"), ("permit", "林试测"), ("foreigner", "艾试样"),
        ("foreigner2023", "泰试样"),
    ])
    func `every card is read by its name`(key: String, name: String) throws {
        #expect(try read(try #require(CardCollection.card(named: key))).name == name)
    }

    @Test func `the Latin name of 25 characters is whole`() throws {
        let text = try read(try #require(CardCollection.card(named: "foreigner")))
        #expect(text.latinName == "EXAMPLESON, MARGARET ANNA" && text.latinName.count == 25)
    }

    @Test func `split answers and stray bytes are read all the same`() throws {
        var faults = AnswerFaults()
        faults.pieceLength = 7
        faults.strayAnswers = 3
        #expect(try read(try #require(CardCollection.card(named: "zhang")), faults: faults).name == "张三测")
    }

    @Test func `a written receipt is interpreted line by line`() throws {
        var writer = ESCPOSWriter(paper: .eighty, coverage: ROMCoverage(characterSet: .gbk)) { _, width, height in
            RasterImage(width: width, height: height)
        }
        writer.text("收件回执", align: .centre, size: .double, bold: true)
        writer.pair("办件编号", "4213-261121-SZ01A-0001-C")
        writer.qrCode("LB1.test")
        writer.cut()
        var printer = SimulatedPrinter(font: .boxes)
        let strip = try #require(printer.receive(writer.job.bytes).strips.first)
        let lines = strip.lines.filter { !$0.isEmpty }
        #expect(lines == ["收件回执", "办件编号                4213-261121-SZ01A-0001-C", "[QR LB1.test]"])
        #expect(printer.unknownCommands == [])
    }
}
