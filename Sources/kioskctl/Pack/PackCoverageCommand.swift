import ArgumentParser
import HallCore
import PackFiles

/// `pack coverage`
struct PackCoverageCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "coverage", abstract: "Which rules of packs are held by their golden cases.",
        discussion: """
            A rule is held when a golden case comes to it and states what has to come out. Left out are a table's \
            'otherwise' when its rows cover all answers, and its 'unknown' when it asks only for what is always known. \
            The exit status is 1 when a rule is not held.
            """)

    @Argument(help: "Folders of packs.")
    var directories: [String]

    @OptionGroup var folders: PackOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        var documents: [JSONValue] = []
        var lines: [String] = []
        var missed = 0
        for directory in directories {
            let loaded = try folders.usable(directory)
            let coverage = PackCoverage(
                of: loaded.pack, calendar: loaded.calendar, cases: try PackLoader.goldenCases(directory: directory))
            missed += coverage.missed.count
            documents.append(Self.document(loaded.pack.id, coverage))
            lines += Self.lines(loaded.pack.id, coverage)
        }
        output.print(
            .object(["missed": JSONValue(missed), "packs": .array(documents)]), text: lines.joined(separator: "\n"))
        guard missed == 0 else { throw ExitCode.failure }
    }

    private static func document(_ pack: String, _ coverage: PackCoverage) -> JSONValue {
        .object([
            "pack": .string(pack), "rules": JSONValue(coverage.rules.count),
            "missed": JSONValue(coverage.missed.count),
            "list": .array(
                coverage.rules.map { rule in
                    .object([
                        "rule": .string(rule.name), "played": JSONValue(rule.played),
                        "checked": JSONValue(rule.checked),
                    ])
                }),
        ])
    }

    private static func lines(_ pack: String, _ coverage: PackCoverage) -> [String] {
        let held = coverage.rules.count { $0.checked > 0 }
        return ["\(pack): \(held) of \(coverage.rules.count) rules held, \(coverage.missed.count) missed"]
            + coverage.missed.map { "  missed: \($0.name)" + ($0.played > 0 ? " (played, nothing expected)" : "") }
    }
}
