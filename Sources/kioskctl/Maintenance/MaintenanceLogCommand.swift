import ArgumentParser
import HallCore
import KioskStore

/// `maintenance log`
struct MaintenanceLogCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Show who did what at the terminal's screen, newest first, and whether it is out of service.",
        discussion: """
            Works while the daemon runs and changes nothing. 'who' is a work number, null when nobody known tried to come \
            in; 'figure' is milliseconds of a card or print test, points of a touch test, or a setting's new value.
            """)

    @OptionGroup var state: StateOptions

    @Option(help: "How many entries to show.")
    var limit = 50

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...10_000).contains(limit) else { throw ValidationError("--limit takes 1 to 10000.") }
    }

    func run() async throws {
        let (entries, settings) = try await state.read { database in
            (try await database.maintenanceLog(limit: limit), try await database.localSettings())
        }
        let isClosed = settings.contains { $0.name == .closed }
        let document = JSONValue.object([
            "closed": .bool(isClosed), "entries": .array(entries.map(\.document)),
        ])
        output.print(document, text: Self.text(entries, isClosed: isClosed))
    }

    private static func text(_ entries: [MaintenanceEntry], isClosed: Bool) -> String {
        let head = isClosed ? "out of service\n" : ""
        return head + (entries.isEmpty ? "no entries" : TextTable.columns(entries.map(\.row)))
    }
}

extension MaintenanceEntry {
    fileprivate var document: JSONValue {
        .object([
            "seq": .integer(sequence), "at": .string(at.rfc3339), "who": JSONValue(who), "act": .string(act.rawValue),
            "result": .string(result.rawValue), "reason": JSONValue(reason),
            "figure": figure.map(JSONValue.integer) ?? .null,
        ])
    }

    fileprivate var row: [String] {
        [
            "\(sequence)", at.rfc3339, who ?? "?", act.rawValue, result.rawValue,
            [reason, figure.map { "\($0)" }].compactMap(\.self).joined(separator: " "),
        ]
    }
}
