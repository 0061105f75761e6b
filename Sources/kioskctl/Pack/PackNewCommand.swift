import ArgumentParser
import HallCore
import PackFiles

/// `pack new`
struct PackNewCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Begin a pack for a city: files that load without findings, to be filled.",
        discussion:
            "Make it beside the folder 'base', in Config/packs. The guide 'Write a pack for your city' goes on from there."
    )

    @Argument(help: "New folder; its name becomes the pack's id.")
    var directory: String

    @Option(help: "What the programme is called.")
    var title: String

    @Option(help: "Division code, six digits, GB/T 2260.")
    var division: String

    @Option(help: "Number of the policy document.")
    var document = "文号待填"

    @Option(help: "First day it holds, such as 2026-01-01.")
    var from = "2026-01-01"

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard division.count == 6, division.allSatisfy(\.isNumber) else {
            throw ValidationError("Expected a division of six digits, not '\(division)'.")
        }
        guard CivilDate(iso: from) != nil else { throw ValidationError("Expected a day as 2026-01-01, not '\(from)'.") }
    }

    func run() async throws {
        let skeleton = PackSkeleton(title: title, division: division, document: document, from: from)
        try skeleton.write(to: directory)
        output.print(
            .object(["directory": .string(directory)]),
            text: "made \(directory); next: kioskctl pack lint \(directory), kioskctl pack test \(directory)")
    }
}
