extension SDTRequest {
    /// Status SW3 of an answer that carries what was asked for.
    public var goodStatus: SDTStatus { self == .findCard ? .cardFound : .done }

    /// Bytes of the longest whole answer frame, for the time it takes on the line.
    public var longestAnswer: Int {
        switch self {
        case .resetModule, .moduleState, .setLargestRadioFrame, .setBaudRate: 11
        case .findCard: 15
        case .selectCard: 19
        case .moduleNumber: 27
        case .readChipNumbers: 39
        case .readNewAddress: 81
        case .readBase: 1295
        case .readBaseWithFingerprint: 2321
        }
    }

    /// Whether `answer` can be the answer to this request.
    ///
    /// Answers carry no sequence number, so one that comes late can only be told from the answer to the next request
    /// by what it holds: a good answer must have the status and about the amount of data that this request brings.
    public func canBeAnswered(by answer: SDTAnswer) -> Bool {
        switch answer.verdict {
        case .done, .cardFound: answer.verdict == goodStatus && dataCounts.contains(answer.data.count)
        default: answer.data.isEmpty
        }
    }

    /// Amounts of data a good answer may hold. Short answers get some room, since vendors differ there.
    private var dataCounts: ClosedRange<Int> {
        switch self {
        case .resetModule, .moduleState, .setLargestRadioFrame, .setBaudRate: 0...4
        case .findCard, .selectCard: 0...15
        case .moduleNumber: 16...16
        case .readChipNumbers: 8...28
        case .readNewAddress: 70...70
        case .readBase: 1284...1284
        case .readBaseWithFingerprint: 1286...2310
        }
    }
}
