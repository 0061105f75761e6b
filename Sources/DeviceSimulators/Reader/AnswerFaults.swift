/// What goes wrong with answers between the module and the host.
public struct AnswerFaults: Sendable, Hashable {
    /// How answers are handed over.
    public enum Merging: Sendable, Hashable {
        /// Each answer at once.
        case off
        /// An answer waits for the next one and both go out in one piece: a late answer to a timed-out request.
        case on(waiting: [UInt8])
    }

    /// Whether answers are sent at all.
    public enum Voice: String, Sendable, Codable {
        case speaking, mute
    }

    /// How many of the next answers have one byte changed.
    public var garbledAnswers = 0
    /// How many of the next answers have a stray byte inside the preamble.
    public var strayAnswers = 0
    /// Bytes of one piece when answers are cut up; nil sends them whole.
    public var pieceLength: Int?
    /// Whether answers are held back and merged.
    public var merging = Merging.off
    /// Whether the device answers.
    public var voice = Voice.speaking

    /// Milliseconds between the pieces of a cut answer: far below any time-out, far above one byte's time.
    static let pieceGapMilliseconds: Int64 = 5

    /// A line without faults.
    public init() {}

    /// The pieces in which an answer reaches the host; none when it is lost or held back.
    public mutating func pieces(of answer: [UInt8]) -> [LinePiece] {
        guard voice == .speaking else { return [] }
        return merged(damaged(answer)).map(cut) ?? []
    }

    private mutating func damaged(_ answer: [UInt8]) -> [UInt8] {
        var bytes = answer
        if strayAnswers > 0 {
            strayAnswers -= 1
            bytes.insert(0x00, at: min(1, bytes.count))
        }
        if garbledAnswers > 0, !bytes.isEmpty {
            garbledAnswers -= 1
            // Behind preamble and length where there is one, so that only the checksum can tell.
            bytes[min(bytes.count * 3 / 4, bytes.count - 1)] ^= 0x20
        }
        return bytes
    }

    private mutating func merged(_ answer: [UInt8]) -> [UInt8]? {
        guard case .on(let waiting) = merging else { return answer }
        guard !waiting.isEmpty else {
            merging = .on(waiting: answer)
            return nil
        }
        merging = .on(waiting: [])
        return waiting + answer
    }

    private func cut(_ answer: [UInt8]) -> [LinePiece] {
        guard let pieceLength, pieceLength > 0 else { return [LinePiece(answer)] }
        return stride(from: 0, to: answer.count, by: pieceLength).map { start in
            LinePiece(
                Array(answer[start..<min(start + pieceLength, answer.count)]),
                pauseMilliseconds: start == 0 ? 0 : Self.pieceGapMilliseconds)
        }
    }
}
