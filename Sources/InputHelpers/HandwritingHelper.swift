public import Logging
public import TextInput

/// The helper that reads handwriting: started before anybody writes, started again when it ends, and ended with every
/// visit, since its memory holds what was written.
public actor HandwritingHelper {
    private let keeper: HelperKeeper

    /// - Parameters:
    ///   - command: Path of the program, and its arguments.
    ///   - patience: Milliseconds after which it counts as hanging; it reads in some ten.
    ///   - uptime: Milliseconds by a clock that nobody can set.
    public init(command: [String], patience: Int32 = 2000, uptime: @escaping @Sendable () -> Int64, log: Logger) {
        // It loads its model first.
        keeper = HelperKeeper(
            "handwriting", command: command, patience: .init(start: 15_000, answer: patience), uptime: uptime, log: log
        ) { $0 == "ok" || $0.hasPrefix("ok\t") || $0 == "no" }
    }

    /// How it stands now.
    public var standing: HelperStanding {
        get async { await keeper.standing }
    }

    /// Whether it would probably answer; its board is shown then. One that is away tries again meanwhile.
    public var isUsable: Bool {
        get async {
            await keeper.recover()
            return await keeper.isUsable
        }
    }

    /// Lets it stand ready.
    public func wake() async {
        await keeper.running()
    }

    /// What the ink may be; nil while the helper is away.
    public func read(_ ink: Ink) async -> InkReading? {
        await keeper.answer(to: "read\t\(ink.height)\t\(ink.text)").map(InkReading.init)
    }

    /// Ends the process that may remember what was written, and lets another one stand ready.
    public func forget() async {
        await keeper.forget()
    }
}

extension InkReading {
    /// Reads the helper's answer to `read`, apart by its tabs; what it refuses is read as nothing.
    init(_ parts: [String]) {
        let guesses = parts.first == "ok" ? parts.dropFirst().map(Self.guesses) : []
        self.init(whole: guesses.first ?? [], pieces: Array(guesses.dropFirst()))
    }

    private static func guesses(_ text: String) -> [Guess] {
        text.split(separator: " ").compactMap { part in
            guard let colon = part.lastIndex(of: ":"), let chance = Double(part[part.index(after: colon)...]),
                (0...1.001).contains(chance), part[..<colon].count == 1
            else { return nil }
            return Guess(String(part[..<colon]), chance: chance)
        }
    }
}
