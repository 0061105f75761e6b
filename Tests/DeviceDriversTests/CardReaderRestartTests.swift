import HallCore
import Testing

@testable import DeviceDrivers

/// The reset that follows the opening of a port.
@Suite struct CardReaderRestartTests {
    private static let reset: [UInt8] = [0x10, 0xFF]

    private func bench(_ resetting: FakeModule.Resetting = .works) -> ReaderBench {
        var bench = ReaderBench()
        bench.module.resetting = resetting
        bench.module.place(text: ChipData.wang)
        return bench
    }

    private func resets(_ bench: ReaderBench) -> Int {
        bench.module.requests.count { $0 == Self.reset }
    }

    @Test func `a card that an earlier opening has read is read again, once`() {
        var bench = bench()
        for opening in 1...3 {
            bench.happen(.opened)
            bench.run(for: .seconds(60))
            #expect(bench.cards.count == opening)
            #expect(resets(bench) == opening)
            bench.happen(.closed)
        }
        #expect(bench.faults.isEmpty)
    }

    @Test func `a card whose read an earlier opening broke off is read`() {
        var bench = bench()
        bench.module.card?.state = .selected
        bench.happen(.opened)
        bench.run(for: .seconds(1))
        #expect(bench.cards.count == 1)
    }

    static let stubborn: [FakeModule.Resetting] = [.refused, .unanswered]

    @Test(arguments: stubborn) func `a module that does not take a reset reads cards all the same`(
        _ resetting: FakeModule.Resetting
    ) {
        var bench = bench(resetting)
        bench.happen(.opened)
        bench.run(for: .seconds(2))
        #expect(bench.conditions == [.starting, .ready])
        #expect(bench.cards.count == 1)
        bench.run(for: .seconds(30))
        #expect(bench.events.count == 2)
        #expect(bench.conditions.count == 2)
    }

    @Test func `a module that is deaf for two seconds after its reset is waited for at its speed`() {
        var bench = ReaderBench { _ in }
        bench.module.place(text: ChipData.wang)
        bench.module.resetting = .deafAfterwards(requests: 3)
        bench.happen(.opened)
        bench.run(for: .seconds(4))
        #expect(bench.conditions == [.starting, .ready])
        #expect(bench.speeds == [115_200])
        #expect(bench.cards.count == 1)
    }

    @Test func `a module that a reset makes mute for long is found later and not reset again`() {
        var bench = ReaderBench { _ in }
        bench.module.place(text: ChipData.wang)
        bench.module.resetting = .deafAfterwards(requests: 20)
        bench.happen(.opened)
        bench.run(for: .seconds(60))
        #expect(bench.conditions == [.starting, .failed(.mute), .ready])
        #expect(resets(bench) == 1)
        #expect(bench.cards.count == 1)
    }

    @Test func `a module that speaks late is reset when it does`() {
        var bench = bench()
        bench.module.card?.state = .read
        bench.module.health = .mute
        bench.happen(.opened)
        bench.run(for: .seconds(2))
        #expect(resets(bench) == 0)
        bench.module.health = .well
        bench.run(for: .seconds(5))
        #expect(bench.cards.count == 1)
        #expect(resets(bench) == 1)
    }

    @Test func `a module that falls mute for a while does not read the same card twice`() {
        var bench = bench()
        bench.happen(.opened)
        bench.run(for: .seconds(2))
        bench.module.health = .mute
        bench.run(for: .seconds(10))
        bench.module.health = .well
        bench.run(for: .seconds(10))
        #expect(bench.conditions == [.starting, .ready, .failed(.mute), .ready])
        #expect(bench.cards.count == 1)
        #expect(resets(bench) == 1)
    }

    @Test func `a search that found nothing is reported at its end`() {
        var bench = ReaderBench { _ in }
        bench.module.health = .mute
        bench.happen(.opened)
        bench.run(for: .seconds(7))
        #expect(bench.reports == [.condition(.starting), .condition(.failed(.mute)), .foundNowhere])
        #expect(bench.speeds.count == 5)
    }
}
