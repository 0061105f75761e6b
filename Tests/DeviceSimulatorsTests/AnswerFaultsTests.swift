import DeviceCodecs
import DeviceSimulators
import Testing

@Suite struct AnswerFaultsTests {
    private let answer = ModuleAnswer(0x90).bytes
    private var faults = AnswerFaults()

    @Test mutating func `a garbled answer differs in one byte, the next is whole`() {
        faults.garbledAnswers = 1
        let first = faults.pieces(of: answer).flatMap(\.bytes)
        #expect(zip(first, answer).count { $0 != $1 } == 1)
        #expect(faults.pieces(of: answer).flatMap(\.bytes) == answer)
    }

    @Test mutating func `a stray byte lands inside the preamble`() {
        faults.strayAnswers = 1
        #expect(faults.pieces(of: answer).flatMap(\.bytes) == bytes("AA 00 AA AA 96 69 00 04 00 00 90 94"))
    }

    @Test mutating func `a split answer comes in pieces`() {
        faults.pieceLength = 4
        #expect(faults.pieces(of: answer).map(\.bytes.count) == [4, 4, 3])
    }

    @Test mutating func `merged answers come two at a time`() {
        faults.merging = .on(waiting: [])
        #expect(faults.pieces(of: answer) == [])
        #expect(faults.pieces(of: answer) == [LinePiece(answer + answer)])
    }

    @Test mutating func `a mute device sends nothing`() {
        faults.voice = .mute
        #expect(faults.pieces(of: answer) == [])
    }
}
