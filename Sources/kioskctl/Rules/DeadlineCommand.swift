import ArgumentParser
import HallCore
import PackFiles

/// `deadline`
struct DeadlineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deadline",
        abstract: "Count a time limit by a pack's hall sessions and the calendar, with the arithmetic.",
        discussion: """
            'provisional' is true when the count goes beyond the days whose holidays the State Council has published.
            """)

    @Option(name: .customLong("pack"), help: "Folder of the policy pack.")
    var directory: String

    @OptionGroup var folders: PackOptions

    @Option(help: "When the limit begins, such as 2026-11-20T16:30:00+08:00.", transform: Self.instant)
    var from: Timestamp

    @Option(help: "The limit in working days or parts of one, such as 0.5.", transform: Self.days)
    var workdays: Quantity?

    @Flag(help: "The limit ends with that working day.")
    var sameDay = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (workdays != nil) != sameDay else { throw ValidationError("Give either --workdays or --same-day.") }
    }

    func run() async throws {
        let loaded = try folders.load(directory)
        guard loaded.isUsable else {
            throw CommandFailure.packUnusable(directory: directory, findings: loaded.findings.map(\.description))
        }
        let engine = loaded.pack.engine(loaded.calendar)
        guard let due = engine.due(rule: workdays.map(DueRule.workdays) ?? .sameDay, from: from) else {
            throw CommandFailure.notCountable
        }
        output.print(try JSONValue(encoding: due), text: Self.text(due))
    }

    private static func text(_ due: DueTime) -> String {
        let end = due.due.rfc3339 + (due.provisional ? "  (provisional)" : "")
        return ([end] + due.steps.map { "  \($0)" }).joined(separator: "\n")
    }

    private static func instant(_ text: String) throws -> Timestamp {
        guard let instant = Timestamp(rfc3339: text) else {
            throw ValidationError("Expected a time as 2026-11-20T16:30:00+08:00, not '\(text)'.")
        }
        return instant
    }

    private static func days(_ text: String) throws -> Quantity {
        guard let days = Quantity(text), days.millionths >= 0 else {
            throw ValidationError("Expected a number of 0 or more working days such as 0.5, not '\(text)'.")
        }
        return days
    }
}
