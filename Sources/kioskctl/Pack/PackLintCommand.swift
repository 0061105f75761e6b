import ArgumentParser
import HallCore
import PackFiles

/// `pack lint`
struct PackLintCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lint",
        abstract: "Check a policy pack and the calendars.",
        discussion: "The exit status is 1 when a program must not work with the pack; warnings alone leave it 0.")

    @Argument(help: "Folder of the pack, named like the pack's id.")
    var directory: String

    @OptionGroup var folders: PackOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let report = try inspect()
        output.print(report.document, text: report.text)
        guard report.isUsable else { throw ExitCode.failure }
    }

    private func inspect() throws -> LintReport {
        do {
            return LintReport(try folders.inspect(directory))
        } catch let error as PackFileError {
            return LintReport(unreadable: error)
        }
    }
}
