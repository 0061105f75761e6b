import ArgumentParser
import Foundation
import HallCore
import KioskStore

/// `queue show`
struct QueueShowCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show",
        abstract: "Show the events that the hub has not acknowledged, and what of its feed was set aside.",
        discussion: """
            Works while the daemon runs and changes nothing. Events are named by kind and case, never by content.
            """)

    @OptionGroup var state: StateOptions

    @Option(help: "How many of the unsent events to list, oldest first.")
    var limit = 50

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (0...10_000).contains(limit) else { throw ValidationError("--limit takes 0 to 10000.") }
    }

    func run() async throws {
        let view = try await state.read { database in
            let acknowledged = try await database.watermark()
            return QueueView(
                status: try await database.queueStatus(), acknowledged: acknowledged,
                events: try await database.outbox(after: acknowledged, limit: limit).map(QueueView.Event.init),
                setAside: try await database.setAside())
        }
        output.print(view.document, text: view.text)
    }
}
