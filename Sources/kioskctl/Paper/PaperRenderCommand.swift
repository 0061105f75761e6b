import ArgumentParser
import Foundation
import HallCore
import PackFiles

/// `paper render`
struct PaperRenderCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "render",
        abstract: "Fill a paper of a pack with an imagined case and draw it.",
        discussion: """
            The case is written like a golden case of the pack's tests folder; of a file with several, --id chooses \
            one. txt is the slip of a receipt printer, html a page for A4, pdf and png are drawn on A4.
            """)

    @Option(help: "Folder of the pack.")
    var pack: String

    @Option(help: "Id of the paper, such as receipt.")
    var paper: String

    @Option(name: .customLong("case"), help: "File with the imagined case, YAML or JSON.")
    var caseFile: String

    @Option(help: "Id of the case in a file with several. Default: the first.")
    var id: String?

    @Option(help: "txt, html, pdf or png.")
    var format: PaperFormat

    @Option(help: "File to write.")
    var out: String

    @Option(help: "Which print it is; later ones than 1 are marked.")
    var copy = 1

    @OptionGroup var folders: PackOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let loaded = try folders.load(pack)
        guard let template = loaded.pack.papers.first(where: { $0.id == paper }) else {
            throw CommandFailure.noSuchPaper(id: paper, known: loaded.pack.papers.map(\.id))
        }
        let scenario = try CaseFile.scenario(at: caseFile, id: id)
        let composed = PaperComposer(pack: loaded.pack).paper(template, of: try content(scenario, loaded))
        let bytes = try format.bytes(of: composed, at: scenario.at)
        try Data(bytes).write(to: URL(filePath: out), options: .atomic)
        output.print(
            .object(["file": .string(out), "bytes": .integer(Int64(bytes.count)), "paper": .string(paper)]),
            text: "\(out) (\(bytes.count) bytes)")
    }

    private func content(_ scenario: Scenario, _ loaded: LoadedPack) throws -> PaperContent {
        var random = SystemRandomNumberGenerator()
        let record = scenario.record(
            by: loaded.pack, calendar: loaded.calendar, kiosk: "KS01", random: &random)
        guard let record else { throw CommandFailure.noCaseNumber(pack: pack) }
        let problems = CaseSimulator(pack: loaded.pack, calendar: loaded.calendar).run(scenario).problems
        return PaperContent(
            record: record, now: scenario.at, facts: scenario.facts ?? [:], problems: problems, copy: copy)
    }
}
