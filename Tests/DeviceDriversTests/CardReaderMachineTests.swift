import DeviceCodecs
import HallCore
import Testing

@testable import DeviceDrivers

@Suite struct CardReaderMachineTests {
    private func opened(_ change: (inout ReaderBench) -> Void = { _ in }) -> ReaderBench {
        var bench = ReaderBench()
        change(&bench)
        bench.happen(.opened)
        return bench
    }

    private static let isBaseRead: @Sendable ([UInt8]) -> Bool = { $0[7] == 0x30 && $0[8] == 0x01 }

    @Test func `an empty field is polled at the set interval`() {
        var bench = opened()
        bench.run(for: .seconds(3.5))
        #expect(bench.conditions == [.starting, .ready])
        #expect(bench.events.isEmpty)
        #expect(bench.module.requests.filter { $0 == [0x20, 0x01] }.count == 11)
    }

    @Test func `a mainland card is read with its new address`() throws {
        var bench = opened { $0.module.place(text: ChipData.wang, newAddress: "测试市新居路1号") }
        bench.run(for: .seconds(1))
        #expect(bench.events.first == .reading)
        let card = try #require(bench.cards.first)
        #expect(card.kind == .mainland)
        #expect(card.name == "测试王")
        #expect(card.sex == .female)
        #expect(card.ethnicGroup == "满")
        #expect(card.birthDate == CivilDate(year: 1899, month: 1, day: 1))
        #expect(card.number == "990101189901010042")
        #expect(card.validForever)
        #expect(card.validTo == nil)
        #expect(card.newAddress == "测试市新居路1号")
        #expect(bench.events.count == 2)
    }

    @Test func `a card without a new address is read all the same`() throws {
        var bench = opened { $0.module.place(text: ChipData.wang) }
        bench.run(for: .seconds(1))
        #expect(try #require(bench.cards.first).newAddress == nil)
    }

    @Test func `the new address is asked of mainland cards only`() throws {
        for kind in ["I", "J", "Y"] {
            var bench = opened { $0.module.place(text: ChipData.wang + [(248, kind)]) }
            bench.run(for: .milliseconds(100))
            #expect(bench.cards.map(\.kind.rawValue) == [kind])
            #expect(!bench.module.requests.contains([0x30, 0x03]))
        }
    }

    @Test func `a card that stays is read once, and its leaving is noticed`() {
        var bench = opened { $0.module.place(text: ChipData.wang) }
        bench.run(for: .seconds(60))
        #expect(bench.events.count == 2)
        bench.module.card = nil
        bench.run(for: .seconds(1))
        #expect(bench.events.last == .removed)
        bench.module.place(text: ChipData.wang)
        bench.run(for: .seconds(1))
        #expect(bench.cards.count == 2)
    }

    @Test func `a module whose find shows presence reads a card once, too`() {
        var bench = ReaderBench {
            $0.baudRates = [115_200]
            $0.presence = .find
        }
        bench.module.findsReadCards = true
        bench.module.place(text: ChipData.wang)
        bench.happen(.opened)
        bench.run(for: .seconds(10))
        #expect(bench.events.count == 2)
        bench.module.card = nil
        bench.run(for: .seconds(2))
        #expect(bench.events.last == .removed)
    }

    @Test(arguments: [0x20_02, 0x30_01, 0x30_03]) func `a card pulled at any step is one fault and no identity`(
        _ step: Int
    ) {
        var bench = opened { bench in
            bench.module.place(text: ChipData.wang)
            bench.before = { module, request, _ in
                if Int(request[7]) << 8 | Int(request[8]) == step { module.card = nil }
            }
        }
        bench.run(for: .seconds(5))
        #expect(bench.events == [.reading, .failed(.removedEarly), .removed])
    }

    @Test func `a card that cannot be read is one error however long it lies there`() {
        var bench = opened { bench in
            bench.module.place(text: ChipData.wang)
            bench.module.readStatus = 0x41
        }
        bench.run(for: .seconds(30))
        #expect(bench.events == [.reading, .failed(.unreadable)])
        bench.module.card = nil
        bench.module.readStatus = nil
        bench.run(for: .seconds(2))
        #expect(bench.events.last == .removed)
        bench.module.place(text: ChipData.wang)
        bench.run(for: .seconds(1))
        #expect(bench.cards.count == 1)
    }

    static let verdicts: [(UInt8, CardFault)] = [
        (0x31, .notGenuine), (0x32, .notGenuine), (0x33, .notGenuine), (0x40, .unknownKind),
    ]

    @Test(arguments: verdicts)
    func `what the module says of a card becomes its fault`(_ status: UInt8, _ fault: CardFault) {
        var bench = opened { bench in
            bench.module.place(text: ChipData.wang)
            bench.module.readStatus = status
        }
        bench.run(for: .seconds(5))
        #expect(bench.events == [.reading, .failed(fault)])
    }

    static let spoiledTexts: [[(Int, String)]] = [
        [(248, "Z")], [(0, "   ")], [(122, String(repeating: " ", count: 18))],
    ]

    @Test(arguments: spoiledTexts)
    func `a card of unknown kind, without name or number gives no identity`(_ change: [(Int, String)]) {
        var bench = opened { $0.module.place(text: ChipData.wang + change) }
        bench.run(for: .seconds(2))
        #expect(bench.faults == [.unknownKind])
        #expect(bench.cards.isEmpty)
    }

    @Test func `a module that is not authorised is of no use until it is plugged in anew`() {
        var bench = opened { $0.module.health = .notAuthorised }
        bench.run(for: .seconds(60))
        #expect(bench.conditions == [.starting, .failed(.notAuthorised)])
        #expect(bench.module.requests.count == 1)
        bench.happen(.closed)
        bench.module.health = .well
        bench.happen(.opened)
        #expect(bench.conditions.suffix(3) == [.absent, .starting, .ready])
    }

    @Test func `a module that loses its authorisation during a read ends the read`() {
        var bench = opened { bench in
            bench.module.place(text: ChipData.wang)
            bench.before = { module, request, _ in if Self.isBaseRead(request) { module.health = .notAuthorised } }
        }
        bench.run(for: .seconds(5))
        #expect(bench.events == [.reading, .failed(.readerLost)])
        #expect(bench.conditions.last == .failed(.notAuthorised))
    }

    @Test func `a failed self-test is answered by one reset`() {
        var bench = opened { $0.module.health = .selfTestFailedUntilReset }
        bench.run(for: .seconds(1))
        #expect(bench.conditions == [.starting, .ready])
        var broken = opened { $0.module.health = .selfTestFailed }
        broken.run(for: .seconds(2))
        #expect(broken.conditions == [.starting, .failed(.selfTestFailed)])
        #expect(broken.module.requests.filter { $0[0] == 0x10 }.count == 1)
        broken.module.health = .well
        broken.run(for: .seconds(4))
        #expect(broken.conditions.last == .ready)
    }

    @Test func `a mute module is failed within two seconds and found again when it speaks`() {
        var bench = opened { $0.module.health = .mute }
        bench.run(for: .seconds(2))
        #expect(bench.conditions == [.starting, .failed(.mute)])
        bench.module.health = .well
        bench.run(for: .seconds(5))
        #expect(bench.conditions.last == .ready)
    }

    @Test func `a module that falls mute while polled is failed`() {
        var bench = opened()
        bench.run(for: .seconds(2))
        bench.module.health = .mute
        bench.run(for: .seconds(3))
        #expect(bench.conditions == [.starting, .ready, .failed(.mute)])
    }

    @Test func `a module that falls mute in the middle of a read loses the card and says so`() {
        var bench = opened { bench in
            bench.module.place(text: ChipData.wang)
            bench.before = { module, request, _ in if Self.isBaseRead(request) { module.health = .mute } }
        }
        bench.run(for: .seconds(9))
        #expect(bench.events == [.reading, .failed(.readerLost)])
        #expect(bench.conditions.last == .failed(.mute))
    }

    @Test func `a module at another speed is found`() {
        var bench = ReaderBench { _ in }
        bench.module.health = .mute
        bench.happen(.opened)
        while bench.speeds.count < 5 { bench.run(for: .milliseconds(10)) }
        bench.module.health = .well
        bench.run(for: .seconds(3))
        #expect(bench.speeds == [115_200, 57_600, 38_400, 19_200, 9_600])
        #expect(bench.conditions.last == .ready)
    }

    @Test func `patience grows with the time on the line`() throws {
        func patience(_ rate: Int) throws -> Duration {
            var bench = ReaderBench { $0.baudRates = [rate] }
            bench.module.place(text: ChipData.wang)
            bench.before = { module, request, _ in if Self.isBaseRead(request) { module.health = .mute } }
            bench.happen(.opened)
            return try #require(bench.machine.deadline) - bench.now
        }
        let difference = try patience(9600) - patience(115_200)
        #expect(difference > .milliseconds(1200) && difference < .milliseconds(1400))
    }

    @Test func `unplugged ports and refused ports have their own conditions`() {
        var bench = ReaderBench()
        bench.happen(.openingFailed(.absent("x")))
        bench.happen(.openingFailed(.absent("x")))
        bench.happen(.openingFailed(.busy("x")))
        #expect(bench.conditions == [.absent, .failed(.portRefused)])
    }
}
