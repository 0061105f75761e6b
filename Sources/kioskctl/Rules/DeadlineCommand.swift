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

            With --batch, every line of the file is a JSON object with 'from' and one of 'workdays', 'sameDay': true or \
            'rule' as in a pack; 'legal' and 'counting' (minutes, session) may follow, 'id' comes back as it is. For each \
            line one line of JSON is printed, with 'error' instead of 'due' where the line cannot be counted.
            """)

    @Option(name: .customLong("pack"), help: "Folder of the policy pack.")
    var directory: String

    @OptionGroup var folders: PackOptions

    @Option(help: "When the limit begins, such as 2026-11-20T16:30:00+08:00.", transform: Instant.read)
    var from: Timestamp?

    @Option(help: "The limit in working days or parts of one, such as 0.5.", transform: Self.days)
    var workdays: Quantity?

    @Flag(help: "The limit ends with that working day.")
    var sameDay = false

    @Option(help: "The looser limit in working days, where a document states two.", transform: Self.days)
    var legal: Quantity?

    @Option(help: "File of many limits, one JSON object a line; - is standard input.")
    var batch: String?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if batch != nil {
            guard from == nil, workdays == nil, !sameDay, legal == nil else {
                throw ValidationError("With --batch, the limits stand in the file.")
            }
            return
        }
        guard from != nil else { throw ValidationError("Give --from, or --batch.") }
        guard (workdays != nil) != sameDay else { throw ValidationError("Give either --workdays or --same-day.") }
    }

    func run() async throws {
        let loaded = try folders.usable(directory)
        if let batch {
            try DeadlineBatch(pack: loaded.pack, calendar: loaded.calendar).run(batch)
            return
        }
        guard let from else { return }
        let engine = loaded.pack.engine(loaded.calendar)
        guard let due = engine.due(rule: workdays.map(DueRule.workdays) ?? .sameDay, from: from) else {
            throw CommandFailure.notCountable
        }
        try report(due, legal: legal.flatMap { engine.due(rule: .workdays($0), from: from) })
    }

    private func report(_ due: DueTime, legal: DueTime?) throws {
        guard case .object(var members) = try JSONValue(encoding: due) else { return }
        members["legal"] = try legal.map { try JSONValue(encoding: $0) }
        let second = legal.map { "\nlegal limit:\n" + Self.text($0) } ?? ""
        output.print(.object(members), text: Self.text(due) + second)
    }

    private static func text(_ due: DueTime) -> String {
        let end = due.due.rfc3339 + (due.provisional ? "  (provisional)" : "")
        return ([end] + due.steps.map { "  \($0)" }).joined(separator: "\n")
    }

    private static func days(_ text: String) throws -> Quantity {
        guard let days = Quantity(text), days.millionths >= 0 else {
            throw ValidationError("Expected a number of 0 or more working days such as 0.5, not '\(text)'.")
        }
        return days
    }
}
