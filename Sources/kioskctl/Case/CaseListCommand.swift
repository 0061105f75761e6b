import ArgumentParser
import HallCore
import KioskStore

/// `case list`
struct CaseListCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the newest cases of this terminal.",
        discussion: "Works while the daemon runs and changes nothing. Names are masked unless --clear is given.")

    @OptionGroup var state: StateOptions

    @Option(help: "How many cases at most, newest first.")
    var limit = 50

    @OptionGroup var privacy: PrivacyOptions
    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...10_000).contains(limit) else { throw ValidationError("--limit takes 1 to 10000.") }
    }

    func run() async throws {
        let records = try await state.read { try await $0.recentCases(limit: limit) }
        let views = records.map { CaseView(record: $0, receipt: nil, disclosure: privacy.disclosure) }
        privacy.warn()
        output.print(
            .object(["cases": .array(views.map(\.summary))]),
            text: views.isEmpty ? "No cases." : TextTable.columns(views.map(\.row)))
    }
}
