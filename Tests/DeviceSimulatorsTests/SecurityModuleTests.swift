import DeviceSimulators
import Testing

@Suite struct SecurityModuleTests {
    private var reader = SimulatedReader()

    private mutating func answer(_ request: [UInt8]) -> [UInt8] {
        reader.receive(request, atMilliseconds: 0, hostSpeed: 115_200).flatMap(\.bytes)
    }

    private mutating func place(_ key: String) throws {
        reader.module.place(try #require(CardCollection.card(named: key)))
    }

    private static let found = bytes("AA AA AA 96 69 00 08 00 00 9F 00 00 00 00 97")
    private static let selected = bytes("AA AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 00 00 9C")

    @Test(arguments: [
        ("AA AA AA 96 69 00 03 11 FF ED", "AA AA AA 96 69 00 04 00 00 90 94"),
        ("AA AA AA 96 69 00 03 10 FF EC", "AA AA AA 96 69 00 04 00 00 90 94"),
        (
            "AA AA AA 96 69 00 03 12 FF EE",
            "AA AA AA 96 69 00 14 00 00 90 05 00 01 00 85 EE 33 01 87 D6 12 00 79 38 4E 05 90"
        ),
        ("AA AA AA 96 69 00 03 20 01 22", "AA AA AA 96 69 00 04 00 00 80 84"),
        ("AA AA AA 96 69 00 03 20 02 21", "AA AA AA 96 69 00 04 00 00 81 85"),
        ("AA AA AA 96 69 00 03 30 01 32", "AA AA AA 96 69 00 04 00 00 41 45"),
        ("AA AA AA 96 69 00 03 20 01 21", "AA AA AA 96 69 00 04 00 00 10 14"),
        ("AA AA AA 96 69 00 04 61 FF 50 CA", "AA AA AA 96 69 00 04 00 00 90 94"),
        ("AA AA AA 96 69 00 03 00 00 03", "AA AA AA 96 69 00 04 00 00 21 25"),
        ("AA AA AA 96 69 00 02", "AA AA AA 96 69 00 04 00 00 11 15"),
    ])
    mutating func `an empty module answers as the published frames`(request: String, expected: String) {
        #expect(answer(bytes(request)) == bytes(expected))
    }

    @Test mutating func `a card is found, selected and read`() throws {
        try place("zhang")
        #expect(answer(request(0x20, 0x01)) == Self.found)
        #expect(answer(request(0x20, 0x02)) == Self.selected)
        let base = answer(request(0x30, 0x01))
        #expect(base.count == 1295)
        #expect(Array(base.prefix(14)) == bytes("AA AA AA 96 69 05 08 00 00 90 01 00 04 00"))
    }

    @Test mutating func `a card that was read is silent to find until it has left`() throws {
        try place("zhang")
        for parameter: UInt8 in [0x01, 0x02] { _ = answer(request(0x20, parameter)) }
        _ = answer(request(0x30, 0x01))
        #expect(answer(request(0x20, 0x01)) == ModuleAnswer(0x80).bytes)
        #expect(answer(request(0x30, 0x03)) == ModuleAnswer(0x91).bytes)
        reader.module.removeCard()
        #expect(answer(request(0x30, 0x03)) == ModuleAnswer(0x41).bytes)
        try place("zhang")
        #expect(answer(request(0x20, 0x01)) == Self.found)
    }

    @Test mutating func `select needs find and reading needs select`() throws {
        try place("zhang")
        #expect(answer(request(0x20, 0x02)) == ModuleAnswer(0x81).bytes)
        #expect(answer(request(0x30, 0x01)) == ModuleAnswer(0x41).bytes)
        _ = answer(request(0x20, 0x01))
        #expect(answer(request(0x30, 0x01)) == ModuleAnswer(0x41).bytes)
    }

    @Test mutating func `an added address is read while the card lies there`() throws {
        try place("moved")
        for parameter: UInt8 in [0x01, 0x02] { _ = answer(request(0x20, parameter)) }
        _ = answer(request(0x30, 0x01))
        let address = answer(request(0x30, 0x03))
        #expect(address.count == 81)
        #expect(Array(address[10..<12]) == bytes("4B 6D"))
    }

    @Test mutating func `a module without authorisation says so`() throws {
        reader.module.authorisation = .missing
        try place("zhang")
        #expect(answer(request(0x20, 0x01)) == bytes("AA AA AA 96 69 00 04 00 00 66 62"))
    }

    @Test(arguments: [(SecurityModule.Step.select, [0x9F, 0x81, 0x41]), (.read, [0x9F, 0x90, 0x41])])
    mutating func `a card can leave in the middle`(step: SecurityModule.Step, verdicts: [UInt8]) throws {
        try place("zhang")
        reader.module.pullBefore = step
        let requests = [request(0x20, 0x01), request(0x20, 0x02), request(0x30, 0x01)]
        #expect(requests.map { answer($0)[9] } == verdicts)
        #expect(reader.module.cardKey == nil)
    }

    @Test mutating func `a forced status comes at its step and the card must leave`() throws {
        reader.module.forcedStatus = 0x31
        try place("zhang")
        let verdicts = [request(0x20, 0x01), request(0x20, 0x02), request(0x30, 0x01), request(0x20, 0x01)]
            .map { answer($0)[9] }
        #expect(verdicts == [0x9F, 0x90, 0x31, 0x80])
    }

    @Test mutating func `a module at another speed hears only that speed`() {
        #expect(answer(request(0x60, 0x04)) == ModuleAnswer(0x90).bytes)
        #expect(answer(request(0x11, 0xFF)) == [])
        let heard = reader.receive(request(0x11, 0xFF), atMilliseconds: 0, hostSpeed: 9600)
        #expect(heard.flatMap(\.bytes) == ModuleAnswer(0x90).bytes)
    }
}
