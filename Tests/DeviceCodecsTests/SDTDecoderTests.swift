import DeviceCodecs
import Testing

@Suite struct SDTDecoderTests {
    private func answers(_ pieces: [[UInt8]]) -> [SDTAnswer] {
        var decoder = SDTDecoder()
        return pieces.flatMap { decoder.append($0) }.compactMap { event in
            if case .answer(let answer) = event { answer } else { nil }
        }
    }

    private func expected(_ bytes: [UInt8]) -> SDTAnswer {
        SDTAnswer(sw1: bytes[7], sw2: bytes[8], sw3: bytes[9], data: Array(bytes[10...].dropLast()))
    }

    @Test(arguments: Captures.names) func `whole, byte by byte and merged give the same`(_ name: String) throws {
        let bytes = try Captures.frame(name)
        let answer = expected(bytes)
        #expect(answers([bytes]) == [answer])
        #expect(answers(bytes.map { [$0] }) == [answer])
        #expect(answers([bytes + bytes + bytes]) == [answer, answer, answer])
        #expect(
            answers([Array(bytes[..<9]), Array(bytes[9...]) + Array(bytes[..<3]), Array(bytes[3...])]) == [
                answer, answer,
            ])
    }

    @Test(arguments: Captures.names) func `a frame split at any place is found`(_ name: String) throws {
        let bytes = try Captures.frame(name)
        let places = [Array(0...20), Array(stride(from: 21, to: bytes.count, by: 29)), [bytes.count - 1, bytes.count]]
        for place in places.joined() where place <= bytes.count {
            #expect(answers([Array(bytes[..<place]), Array(bytes[place...])]) == [expected(bytes)])
        }
    }

    @Test(arguments: [0x00, 0xAA, 0x96, 0x69, 0xFF] as [UInt8]) func `a stray byte anywhere never gives a wrong answer`(
        _ stray: UInt8
    ) throws {
        let bytes = try Captures.frame("newaddr")
        for place in 0...bytes.count {
            let damaged = Array(bytes[..<place]) + [stray] + Array(bytes[place...])
            #expect(answers([damaged + bytes]).allSatisfy { $0 == expected(bytes) }, "stray at \(place)")
            var decoder = SDTDecoder()
            _ = decoder.append(damaged)
            decoder.reset()
            #expect(decoder.append(bytes) == [.answer(expected(bytes))], "stray at \(place)")
        }
    }

    @Test func `stray bytes before and inside the synchronising bytes do no harm`() throws {
        let bytes = try Captures.frame("base_mainland")
        for place in 0...2 {
            let damaged = Array(bytes[..<place]) + [0x00] + Array(bytes[place...])
            #expect(answers([damaged]) == [expected(bytes)])
        }
        #expect(answers([[0xAA, 0xAA, 0xAA, 0xAA], bytes]) == [expected(bytes)])
        #expect(answers([Array("AT\r".utf8), bytes]) == [expected(bytes)])
    }

    @Test(arguments: Captures.names) func `no single damaged byte gives a wrong answer`(_ name: String) throws {
        let bytes = try Captures.frame(name)
        // Every byte of the frames that carry an identity by themselves; the long ones with fingerprints in steps.
        for place in stride(from: 0, to: bytes.count, by: name.hasPrefix("basefp") ? 11 : 1) {
            for damage in (place < 20 ? [0x01, 0x80, 0xFF] : [0x01]) as [UInt8] {
                var damaged = bytes
                damaged[place] ^= damage
                #expect(answers([damaged]).allSatisfy { $0 == expected(bytes) }, "byte \(place)")
            }
        }
    }

    @Test func `the recorded answer with two bytes missing is waited for, dropped on reset, and the next is found`() {
        let recorded = Captures.hex("AA 00 AA AA 96 69 00 0C 00 00 90 00 00 00 00 00 00 9C")
        let good = Captures.hex("AA AA AA 96 69 00 04 00 00 80 84")
        var decoder = SDTDecoder()
        #expect(decoder.append(recorded).isEmpty)
        #expect(decoder.hasPartialFrame)
        decoder.reset()
        #expect(decoder.append(good) == [.answer(SDTAnswer(sw3: 0x80))])
    }

    @Test func `a wrong checksum is a line fault and not an answer`() {
        var decoder = SDTDecoder()
        #expect(decoder.append(Captures.hex("AA AA AA 96 69 00 04 00 00 90 95")) == [.lineFault(.checksumWrong)])
    }

    @Test func `an impossible length is a line fault and is not waited for`() {
        var decoder = SDTDecoder()
        #expect(decoder.append(Captures.hex("AA AA AA 96 69 09 0B")) == [.lineFault(.lengthOutOfRange(2315))])
        #expect(decoder.append(Captures.hex("AA AA AA 96 69 00 02")) == [.lineFault(.lengthOutOfRange(2))])
        #expect(!decoder.hasPartialFrame)
    }

    @Test func `the host's own request coming back is told apart`() {
        var decoder = SDTDecoder()
        #expect(decoder.append(SDTRequest.findCard.bytes) == [.lineFault(.echo)])
    }

    @Test func `a half frame is dropped on reset`() throws {
        let bytes = try Captures.frame("base_mainland")
        var decoder = SDTDecoder()
        #expect(decoder.append(bytes[..<700]).isEmpty)
        #expect(decoder.hasPartialFrame)
        decoder.reset()
        #expect(decoder.append(bytes) == [.answer(expected(bytes))])
    }

    @Test func `noise of every kind leaves a decoder that still works`() throws {
        let bytes = try Captures.frame("newaddr")
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            var decoder = SDTDecoder()
            let noise = (0..<Int.random(in: 0...3000, using: &generator)).map { _ in
                [0xAA, 0x96, 0x69, 0x00, UInt8.random(in: 0...255, using: &generator)].randomElement(using: &generator)
                    ?? 0
            }
            _ = decoder.append(noise)
            decoder.reset()
            #expect(decoder.append(bytes) == [.answer(expected(bytes))])
        }
    }

    @Test func `an answer fits only the request that can bring it`() {
        let select = SDTAnswer(sw3: 0x90, data: Array(repeating: 0, count: 8))
        #expect(SDTRequest.selectCard.canBeAnswered(by: select))
        #expect(!SDTRequest.readBase.canBeAnswered(by: select))
        #expect(!SDTRequest.findCard.canBeAnswered(by: select))
        #expect(SDTRequest.readBase.canBeAnswered(by: SDTAnswer(sw3: 0x41)))
        #expect(!SDTRequest.findCard.canBeAnswered(by: SDTAnswer(sw3: 0x90, data: Array(repeating: 0, count: 1284))))
    }
}
