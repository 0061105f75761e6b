import Foundation
import HallCore
import InputHelpers
import Logging
import ServiceLifecycle
import TextInput

/// The helpers with typing, put together from the settings. A terminal without them is typed at with letters and digits.
struct Typing: Service {
    let desk: InputDesk
    private let pinyin: PinyinHelper?
    private let handwriting: HandwritingHelper?

    init(_ settings: KioskConfiguration, pack: PolicyPack, logger: Logger) {
        let program = settings.input?.pinyin ?? Self.besideThis("pinyind")
        var words = WordFolder(path: settings.input?.words ?? "Config/words", logger: logger).words(of: pack)
        words.take(from: pack)
        let helper = Self.helper(program, words, settings, logger)
        pinyin = helper
        let reader = Self.handwriting(settings, logger)
        handwriting = reader
        let shelf = Self.strokes(settings, words, logger)
        let table: @Sendable () async -> StrokeTable? = { await shelf?.table() }
        desk = InputDesk(
            hasPinyin: helper != nil, quick: QuickWords(words), typist: { await helper?.typist() },
            pinyinStanding: { await helper?.standing.description ?? "absent" },
            strokes: shelf == nil ? nil : table, handwriting: reader.map(InkDesk.init))
    }

    private static func handwriting(_ settings: KioskConfiguration, _ logger: Logger) -> HandwritingHelper? {
        guard let command = settings.input?.handwriting, !command.isEmpty else { return nil }
        return HandwritingHelper(command: command, uptime: SystemSurroundings.uptime, log: logger)
    }

    private static func helper(
        _ program: String, _ words: HallWords, _ settings: KioskConfiguration, _ logger: Logger
    ) -> PinyinHelper? {
        guard FileManager.default.isExecutableFile(atPath: program) else {
            logger.notice("no pinyin: the program is not there", metadata: ["program": "\(program)"])
            return nil
        }
        return PinyinHelper(
            command: [program], words: words, accents: Set(settings.input?.accents ?? Accent.allCases),
            uptime: SystemSurroundings.uptime, log: logger)
    }

    private static func strokes(_ settings: KioskConfiguration, _ words: HallWords, _ logger: Logger) -> StrokeShelf? {
        let path = settings.input?.strokes ?? "/usr/share/rime-data/stroke.dict.yaml"
        guard FileManager.default.isReadableFile(atPath: path) else {
            logger.notice("no strokes: the table is not there", metadata: ["file": "\(path)"])
            return nil
        }
        return StrokeShelf(path: path, common: words.characters, log: logger)
    }

    /// Lets the helpers stand ready before anybody types.
    func run() async throws {
        async let reader: Void? = handwriting?.wake()
        _ = await pinyin?.typist()
        await reader
        try await gracefulShutdown()
    }

    func forget() async {
        await pinyin?.forget()
        await handwriting?.forget()
    }

    private static func besideThis(_ name: String) -> String {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        return URL(filePath: own).deletingLastPathComponent().appending(path: name).path
    }
}

/// The lists of words in a folder. A list that is not there is an empty one.
struct WordFolder {
    let path: String
    let logger: Logger

    func words(of pack: PolicyPack) -> HallWords {
        var words = HallWords()
        words.surnames = list("surnames")
        words.given = list("given")
        words.places = list("places/\(pack.id)")
        words.addressEnds = list("address")
        words.companyParts = list("company")
        words.terms = list("terms")
        return words
    }

    private func list(_ name: String) -> [HallWord] {
        do {
            return HallWord.list(try String(contentsOfFile: "\(path)/\(name).txt", encoding: .utf8))
        } catch {
            logger.notice("no list of words", metadata: ["file": "\(path)/\(name).txt"])
            return []
        }
    }
}

extension InkDesk {
    fileprivate init(_ helper: HandwritingHelper) {
        self.init(
            read: { await helper.read($0) }, isUsable: { await helper.isUsable },
            standing: { await helper.standing.description })
    }
}
