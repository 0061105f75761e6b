public import Logging
public import TextInput

/// The helper that knows pinyin: started when first needed, started again when it ends, and ended with every visit, since
/// its memory holds what was typed.
public actor PinyinHelper: CandidateSource {
    private let words: HallWords
    private let accents: Set<Accent>
    private let keeper: HelperKeeper
    private var made: Typist?

    /// - Parameters:
    ///   - command: Path of the program, and its arguments.
    ///   - words: The hall's words; the helper says how those without a reading are read.
    ///   - uptime: Milliseconds by a clock that nobody can set.
    public init(
        command: [String], words: HallWords, accents: Set<Accent>, uptime: @escaping @Sendable () -> Int64,
        log: Logger
    ) {
        self.words = words
        self.accents = accents
        // Long for a person who waits, short for a machine that hangs.
        keeper = HelperKeeper(
            "pinyin", command: command, patience: .init(start: 1000, answer: 1000), uptime: uptime, log: log)
    }

    /// How it stands now.
    public var standing: HelperStanding {
        get async { await keeper.standing }
    }

    /// The one who knows the order, with the hall's words read; nil while the helper is away.
    public func typist() async -> Typist? {
        if let made { return made }
        guard await keeper.running() != nil else { return nil }
        let read = await words.read { text in
            await keeper.answer(to: "read\t\(text)").flatMap { $0.first == "ok" ? Array($0.dropFirst()) : nil }
        }
        if made == nil {
            await keeper.teach(read.phrases.map { "word\t\($0.text)\t\($0.spelled)" })
            made = Typist(source: self, words: read, accents: accents)
        }
        return made
    }

    /// What may stand for the letters; asked once more of a new process when the old one ended over it.
    public func ask(_ letters: String, accents: Set<Accent>) async -> PinyinAnswer? {
        let names = accents.map(\.rawValue).sorted().joined(separator: ",")
        return await keeper.answer(to: "ask\t\(names)\t\(letters)").flatMap(PinyinAnswer.init)
    }

    /// Ends the process that may remember what was typed, and lets another one stand ready.
    public func forget() async {
        await keeper.forget()
    }
}

extension PinyinAnswer {
    /// Reads the helper's answer to `ask`, apart by its tabs; nil when it is none.
    init?(_ parts: [String]) {
        guard parts.count > 1, parts[0] == "ok" else { return nil }
        self.init(
            syllables: parts[1].split(separator: "'").map(String.init),
            candidates: parts.dropFirst(2).compactMap { part in
                guard let colon = part.lastIndex(of: ":"), let takes = Int(part[part.index(after: colon)...]) else {
                    return nil
                }
                return Candidate(String(part[..<colon]), takes: takes)
            })
    }
}
