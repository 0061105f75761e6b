public import Logging
public import TextInput

/// The helper that knows pinyin: started when first needed, started again when it ends, and ended with every visit, since
/// its memory holds what was typed.
public actor PinyinHelper: CandidateSource {
    /// How it stands.
    public enum Standing: Sendable, Equatable {
        case resting, running
        /// With the reason, for operators.
        case away(String)
    }

    /// Long for a person who waits, short for a machine that hangs.
    private static let patience: Int32 = 1000

    private let command: [String]
    private let words: HallWords
    private let accents: Set<Accent>
    private let uptime: @Sendable () -> Int64
    private let log: Logger

    private var process: HelperProcess?
    private var starting: Task<HelperProcess?, Never>?
    private var waits = RestartWaits()
    private var made: Typist?
    /// Words to teach each new process.
    private var lessons: [String] = []

    /// How it stands now.
    public private(set) var standing = Standing.resting

    /// - Parameters:
    ///   - command: Path of the program, and its arguments.
    ///   - words: The hall's words; the helper says how those without a reading are read.
    ///   - uptime: Milliseconds by a clock that nobody can set.
    public init(
        command: [String], words: HallWords, accents: Set<Accent>, uptime: @escaping @Sendable () -> Int64,
        log: Logger
    ) {
        self.command = command
        self.words = words
        self.accents = accents
        self.uptime = uptime
        self.log = log
    }

    /// The one who knows the order, with the hall's words read; nil while the helper is away.
    public func typist() async -> Typist? {
        if let made { return made }
        guard await running() != nil else { return nil }
        let read = await words.read { text in
            await self.answer(to: "read\t\(text)").flatMap { $0.first == "ok" ? Array($0.dropFirst()) : nil }
        }
        if made == nil {
            lessons = read.phrases.map { "word\t\($0.text)\t\($0.spelled)" }
            _ = try? await process?.ask(lessons, within: Self.patience)
            made = Typist(source: self, words: read, accents: accents)
        }
        return made
    }

    /// What may stand for the letters; asked once more of a new process when the old one ended over it.
    public func ask(_ letters: String, accents: Set<Accent>) async -> PinyinAnswer? {
        let names = accents.map(\.rawValue).sorted().joined(separator: ",")
        return await answer(to: "ask\t\(names)\t\(letters)").flatMap(PinyinAnswer.init)
    }

    /// Ends the process that may remember what was typed, and lets another one stand ready.
    public func forget() {
        guard let process else { return }
        self.process = nil
        standing = .resting
        process.end()
        Task { await running() }
    }

    private func answer(to line: String) async -> [String]? {
        for _ in 0..<2 {
            guard let process = await running() else { return nil }
            do {
                let answers = try await process.ask([line], within: Self.patience)
                waits.answered()
                return answers.first?.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            } catch {
                lost(process, error)
            }
        }
        return nil
    }

    private func lost(_ lost: HelperProcess, _ error: any Error) {
        guard process === lost else { return }
        process = nil
        failed(error)
    }

    private func failed(_ error: any Error) {
        waits.failed(at: uptime())
        guard standing != .away("\(error)") else { return }
        standing = .away("\(error)")
        log.warning("pinyin is away", metadata: ["cause": "\(error)"])
    }

    @discardableResult
    private func running() async -> HelperProcess? {
        if let process { return process }
        if let starting { return await starting.value }
        guard waits.mayStart(at: uptime()) else { return nil }
        let task = Task { await start() }
        starting = task
        return await task.value
    }

    private func start() async -> HelperProcess? {
        defer { starting = nil }
        do {
            let fresh = try HelperProcess(command)
            _ = try await fresh.ask(lessons.isEmpty ? ["ready"] : lessons, within: Self.patience)
            process = fresh
            standing = .running
            return fresh
        } catch {
            failed(error)
            return nil
        }
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
