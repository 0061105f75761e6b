import Logging

/// Keeps one helper's process: started when first needed, started again when it ended, and ended when told to.
actor HelperKeeper {
    /// Milliseconds after which a helper that says nothing counts as hanging.
    struct Patience: Sendable {
        var start: Int32
        var answer: Int32
    }

    private let name: String
    private let command: [String]
    private let patience: Patience
    private let isAnswer: @Sendable (String) -> Bool
    private let uptime: @Sendable () -> Int64
    private let log: Logger

    private var process: HelperProcess?
    private var starting: Task<HelperProcess?, Never>?
    private var waits = RestartWaits()
    private var greeting = ["ready"]
    private var hasStarted = false
    /// Counts how often it was told to end: what was asked before is not asked again.
    private var ends = 0

    /// How it stands now.
    private(set) var standing = HelperStanding.resting

    /// - Parameters:
    ///   - name: What it helps with, for logs.
    ///   - command: Path of the program, and its arguments.
    ///   - uptime: Milliseconds by a clock that nobody can set.
    ///   - isAnswer: Whether a line is one that this helper may say; a helper that says others is ended.
    init(
        _ name: String, command: [String], patience: Patience, uptime: @escaping @Sendable () -> Int64, log: Logger,
        isAnswer: @escaping @Sendable (String) -> Bool = { _ in true }
    ) {
        self.name = name
        self.command = command
        self.patience = patience
        self.isAnswer = isAnswer
        self.uptime = uptime
        self.log = log
    }

    /// Whether it would probably answer: it stands ready, or did until it was told to end.
    var isUsable: Bool {
        switch standing {
        case .running: true
        case .resting: hasStarted
        case .away: false
        }
    }

    /// Lets one that is away try again by itself, for helpers that nobody asks while they are away.
    func recover() {
        if case .away = standing { Task { await running() } }
    }

    /// Its answer, apart by tabs; asked once more of a new process when the old one ended over it.
    func answer(to line: String) async -> [String]? {
        let asked = ends
        for _ in 0..<2 {
            guard let process = await running(), asked == ends else { return nil }
            do {
                let answers = try await checked(process, [line], within: patience.answer)
                waits.answered()
                return answers.first?.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            } catch {
                lost(process, error)
            }
        }
        return nil
    }

    /// Says these lines now, and to each new process before anything else.
    func teach(_ lines: [String]) async {
        greeting = lines.isEmpty ? greeting : lines
        _ = try? await process?.ask(lines, within: patience.answer)
    }

    /// Ends the process that may remember what it was asked, and lets another one stand ready.
    func forget() {
        ends += 1
        guard let process else { return }
        self.process = nil
        standing = .resting
        process.end()
        Task { await running() }
    }

    /// Starts it if it does not run; nil while it may not be started again, or does not start.
    @discardableResult
    func running() async -> HelperProcess? {
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
            _ = try await checked(fresh, greeting, within: patience.start)
            process = fresh
            (standing, hasStarted) = (.running, true)
            return fresh
        } catch {
            failed(error)
            return nil
        }
    }

    private func checked(_ process: HelperProcess, _ lines: [String], within: Int32) async throws -> [String] {
        let answers = try await process.ask(lines, within: within)
        guard answers.allSatisfy(isAnswer) else {
            process.end()
            throw HelperFault.garbled
        }
        return answers
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
        log.warning("\(name) is away", metadata: ["cause": "\(error)"])
    }
}
