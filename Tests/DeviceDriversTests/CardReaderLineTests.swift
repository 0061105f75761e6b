import DeviceCodecs
import HallCore
import Testing

@testable import DeviceDrivers

/// What a bad line does to the reading of a card.
@Suite struct CardReaderLineTests {
    private func bench(_ line: @escaping ([UInt8], Int) -> [[UInt8]]) -> ReaderBench {
        var bench = ReaderBench()
        bench.module.place(text: ChipData.wang, newAddress: "测试市新居路1号")
        bench.line = line
        bench.happen(.opened)
        return bench
    }

    /// Answers of one reading: state, reset, state, find, select, base, new address.
    private static let answersOfReading = 1...7

    @Test(arguments: answersOfReading) func `one wrong checksum costs one repetition`(_ spoiled: Int) {
        var bench = bench { answer, number in
            number == spoiled ? [Array(answer.dropLast()) + [(answer.last ?? 0) ^ 1]] : [answer]
        }
        bench.run(for: .seconds(2))
        #expect(bench.events.count == 2)
        #expect(bench.cards.map(\.newAddress) == ["测试市新居路1号"])
        #expect(bench.flushes == 1)
    }

    @Test func `answers byte by byte and in odd pieces are read`() {
        var bytewise = bench { answer, _ in answer.map { [$0] } }
        bytewise.run(for: .seconds(2))
        #expect(bytewise.cards.count == 1)
        var pieces = bench { answer, _ in [Array(answer.prefix(6)), Array(answer.dropFirst(6))] }
        pieces.run(for: .seconds(2))
        #expect(pieces.cards.count == 1)
    }

    @Test func `a late answer merged with the next one does no harm`() {
        let late = SDTFrame.answer(sw3: 0x90, data: Array(repeating: 0, count: 8)).encoded()
        var bench = bench { answer, _ in [late + answer] }
        bench.run(for: .seconds(4))
        #expect(bench.cards.map(\.name) == ["测试王"])
        #expect(bench.faults.isEmpty)
    }

    @Test(arguments: answersOfReading) func `a stray byte at any place of a preamble does no harm`(_ spoiled: Int) {
        for place in 0...5 {
            var bench = bench { answer, number in
                number == spoiled ? [Array(answer[..<place]) + [0x00] + Array(answer[place...])] : [answer]
            }
            bench.run(for: .seconds(8))
            #expect(bench.cards.map(\.name) == ["测试王"], "at \(place)")
            #expect(bench.faults.isEmpty)
        }
    }

    @Test(arguments: answersOfReading) func `an answer cut off at any byte is asked for again`(_ cut: Int) {
        for count in [1, 3, 5, 6, 7, 9, 10, 14, 80, 700, 1294] {
            var bench = bench { answer, number in number == cut ? [Array(answer.prefix(count))] : [answer] }
            bench.run(for: .seconds(8))
            #expect(bench.cards.map(\.name) == ["测试王"], "after \(count)")
        }
    }

    @Test func `unplugging at any byte of the base answer never gives an identity`() {
        for count in stride(from: 0, through: 1294, by: 1) {
            var bench = ReaderBench()
            bench.module.place(text: ChipData.wang)
            bench.line = { answer, _ in answer.count == 1295 ? [Array(answer.prefix(count))] : [answer] }
            bench.happen(.opened)
            bench.happen(.closed)
            #expect(bench.events == [.reading, .failed(.readerLost)])
            #expect(bench.conditions.last == .absent)
            #expect(bench.machine.deadline == nil)
        }
    }

    @Test func `a line that spoils every base answer is the line's fault, told once`() {
        var bench = bench { answer, _ in
            answer.count == 1295 ? [Array(answer.dropLast()) + [(answer.last ?? 0) ^ 0x40]] : [answer]
        }
        bench.run(for: .seconds(20))
        #expect(bench.faults == [.line])
        #expect(bench.cards.isEmpty)
        #expect(bench.conditions.contains(.degraded(.unsteadyLine)))
    }

    @Test func `a line that spoils everything is called garbled, not mute`() {
        var bench = bench { answer, _ in [answer.map { $0 ^ 0x55 }] }
        bench.run(for: .seconds(3))
        #expect(bench.conditions == [.starting, .failed(.garbled)])
    }

    @Test func `a line that never falls silent is still asked again in time`() {
        var bench = bench { answer, _ in [Array(answer.prefix(4))] }
        for _ in 0..<400 {
            bench.happen(.received([0xAA, 0x33]))
            bench.run(for: .milliseconds(40))
        }
        #expect(bench.conditions.last == .failed(.garbled))
    }

    @Test func `an unsteady line is told, and forgotten when it holds`() {
        var bench = bench { answer, number in
            (2...40).contains(number) && number.isMultiple(of: 2) ? [Array(answer.dropLast())] : [answer]
        }
        bench.run(for: .seconds(30))
        #expect(bench.conditions.contains(.degraded(.unsteadyLine)))
        bench.run(for: .seconds(60))
        #expect(bench.conditions.last == .ready)
    }
}

extension CardReaderLineTests {
    @Test func `an answer that comes slowly but steadily is waited for`() {
        var bench = ReaderBench()
        bench.module.place(text: ChipData.wang)
        let base = SDTFrame.answer(sw3: 0x90, data: ChipData.base(ChipData.wang)).encoded()
        bench.line = { answer, _ in answer.count == 1295 ? [] : [answer] }
        bench.happen(.opened)
        for start in stride(from: 0, to: base.count, by: 3) {
            bench.happen(.received(Array(base[start..<min(start + 3, base.count)])))
            bench.run(for: .milliseconds(8))
        }
        #expect(bench.cards.map(\.name) == ["测试王"])
        #expect(bench.flushes == 0)
    }

    @Test func `an answer that stops in the middle is asked for again within half a second`() {
        var bench = bench { answer, number in number == 6 ? [Array(answer.prefix(700))] : [answer] }
        bench.run(for: .milliseconds(500))
        #expect(bench.cards.map(\.name) == ["测试王"])
    }

    @Test func `three damaged answers in a row do not put the reader out of order`() {
        var bench = ReaderBench()
        bench.line = { answer, number in (6...8).contains(number) ? [Array(answer.dropLast()) + [0x55]] : [answer] }
        bench.happen(.opened)
        bench.run(for: .seconds(5))
        #expect(bench.conditions == [.starting, .ready, .degraded(.unsteadyLine)])
        bench.module.place(text: ChipData.wang)
        bench.run(for: .seconds(1))
        #expect(bench.cards.count == 1)
    }
}
