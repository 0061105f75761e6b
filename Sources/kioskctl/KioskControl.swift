import ArgumentParser
import Foundation

/// The maintainer's tool. Exit status: 0 done, 1 failed with the reason on standard error, 2 wrong usage.
@main
struct KioskControl: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kioskctl",
        abstract: "Looks after a self-service terminal: devices, cases, queue, packs, deadlines.",
        discussion: """
            Every command has --json and then prints exactly one JSON document on standard output.
            Exit status: 0 done, 1 failed with the reason on standard error, 2 wrong usage.
            """,
        subcommands: [
            CardCommands.self, PrintCommands.self, DevicesCommands.self, CaseCommands.self, QueueCommands.self,
            PackCommands.self, PaperCommands.self, DeadlineCommand.self,
            CalendarCommands.self, CheckCommand.self, StaffCommands.self, MaintenanceCommands.self,
        ])

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            leave(because: error)
        }
    }

    /// ArgumentParser's own status for wrong usage is 64; operators were promised 2.
    private static func leave(because error: any Error) -> Never {
        guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
        StandardError.write(fullMessage(for: error))
        exit(withError: ExitCode(2))
    }
}
