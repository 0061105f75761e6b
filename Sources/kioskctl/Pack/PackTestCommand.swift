import ArgumentParser
import HallCore
import PackFiles

/// `pack test`
struct PackTestCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Play a pack's golden cases and compare.",
        discussion: "The exit status is 1 when a case comes out otherwise than it was worked out.")

    @Argument(help: "Folder of the pack.")
    var directory: String

    @OptionGroup var folders: PackOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let loaded = try folders.usable(directory)
        let cases = try PackLoader.goldenCases(directory: directory)
        let simulator = CaseSimulator(pack: loaded.pack, calendar: loaded.calendar)
        let results = cases.map { ($0, $0.differences(from: simulator.run($0.scenario))) }
        let failed = results.filter { !$0.1.isEmpty }
        output.print(
            .object([
                "passed": JSONValue(cases.count - failed.count), "failed": JSONValue(failed.count),
                "cases": .array(results.map(Self.document)),
            ]), text: Self.text(results, failed: failed.count))
        guard failed.isEmpty, !cases.isEmpty else { throw ExitCode.failure }
    }

    private static func document(_ golden: GoldenCase, _ differences: [String]) -> JSONValue {
        .object([
            "id": .string(golden.id), "title": .string(golden.title), "cite": .string(golden.cite.text),
            "differences": .array(differences.map(JSONValue.string)),
        ])
    }

    private static func text(_ results: [(GoldenCase, [String])], failed: Int) -> String {
        let lines = results.filter { !$0.1.isEmpty }.flatMap { golden, differences in
            ["\(golden.id): \(golden.title)（\(golden.cite.text)）"] + differences.map { "  \($0)" }
        }
        return (lines + ["\(results.count - failed) passed, \(failed) failed"]).joined(separator: "\n")
    }
}
