import ArgumentParser
import HallCore
import PackFiles

/// `pack simulate`
struct PackSimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate", abstract: "Play an imagined case by a pack: ways, reasons, due times, papers.",
        discussion: """
            The case is YAML or JSON: at, applicant, form, utilities, answers, facts, done, pauses, as in a golden case. \
            FILE#ID takes one golden case out of a file of them.
            """)

    @Option(name: .customLong("pack"), help: "Folder of the pack.")
    var directory: String

    @Option(name: .customLong("case"), help: "File of the case.")
    var file: String

    @Option(help: "When it is submitted; stands before what the file says.", transform: Instant.read)
    var at: Timestamp?

    @OptionGroup var folders: PackOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let loaded = try folders.usable(directory)
        let scenario = try ScenarioFile.read(file, at: at)
        let report = SimulationReport(scenario, pack: loaded.pack, calendar: loaded.calendar)
        output.print(try report.document(), text: report.text)
    }
}

/// Times on the command line.
enum Instant {
    static func read(_ text: String) throws -> Timestamp {
        guard let instant = Timestamp(rfc3339: text) else {
            throw ValidationError("Expected a time as 2026-11-20T16:30:00+08:00, not '\(text)'.")
        }
        return instant
    }
}
