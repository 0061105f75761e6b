/// The candidates for some ink, in the order in which they are offered.
public struct InkOrder: Sendable {
    /// Three pages of the list.
    private static let most = 24
    /// Below it, what comes first is rather a guess at something else.
    private static let doubtful = 0.3

    private let reading: InkReading
    private let isWide: Bool
    private let taken: Int

    /// - Parameters:
    ///   - taken: How many characters of it have been taken already, from the left.
    public init(_ reading: InkReading, of ink: Ink, in field: InputField, taken: Int) {
        self.reading = reading.accepted(by: field)
        isWide = ink.isWide
        self.taken = max(taken, 0)
    }

    /// How many characters are still to be taken.
    private var left: Int { max(reading.pieces.count, 1) - taken }

    /// Whether the writing counts as a line of characters rather than as one.
    private var isLine: Bool { !reading.pieces.isEmpty && (taken > 0 || isWide) }

    /// What may be taken, each with how many characters of the writing it stands for.
    public var candidates: [Candidate] {
        guard left > 0 else { return [] }
        let one = reading.whole.map { Candidate($0.text, takes: left) }
        guard isLine else { return offered(Array(one.prefix(1)) + line + Array(one.dropFirst())) }
        let first = reading.pieces[taken].prefix(Self.most / 2).map { Candidate($0.text, takes: 1) }
        return offered(line + first + (taken > 0 ? [] : one))
    }

    private func offered(_ found: [Candidate]) -> [Candidate] {
        Array(found.once().prefix(Self.most))
    }

    /// Whether the first of them is to be trusted.
    public var isSure: Bool {
        guard left > 0 else { return true }
        let firsts = isLine ? reading.pieces.dropFirst(taken).map(\.first) : [reading.whole.first]
        return firsts.allSatisfy { $0?.chance ?? 0 >= Self.doubtful }
    }

    /// All that is left, when it is more than one character and each can be read.
    private var line: [Candidate] {
        let first = reading.pieces.dropFirst(taken).map { $0.first?.text ?? "" }
        guard first.count > 1, !first.contains("") else { return [] }
        return [Candidate(first.joined(), takes: left)]
    }
}
