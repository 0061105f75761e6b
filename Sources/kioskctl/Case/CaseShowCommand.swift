import ArgumentParser
import HallCore
import KioskStore

/// `case show`
struct CaseShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show one case: its form, the state of every lane, its receipt.",
        discussion: """
            Works while the daemon runs and changes nothing. Personal data are masked, and what cannot be told to be \
            harmless is hidden, unless --clear is given.
            """)

    @Argument(help: "The printed number; dashes, blanks and capitals do not matter.", transform: Self.number)
    var number: CaseNumber

    @OptionGroup var state: StateOptions
    @OptionGroup var privacy: PrivacyOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let view = try await state.read { database in
            guard let record = try await database.caseRecord(number: number) else {
                throw CommandFailure.noSuchCase(number: number.text)
            }
            let receipt = try await database.receipt(of: record.id)
            return CaseView(record: record, receipt: receipt, disclosure: privacy.disclosure)
        }
        privacy.warn()
        output.print(view.document, text: view.text)
    }

    private static func number(_ text: String) throws -> CaseNumber {
        guard let number = CaseNumber(parsing: text) else {
            throw ValidationError(
                "That is no case number, or one of its characters is wrong: compare it with the receipt.")
        }
        return number
    }
}
