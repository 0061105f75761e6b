import ArgumentParser

/// `calendar …`
struct CalendarCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "calendar", abstract: "The published working days.", subcommands: [CalendarCheckCommand.self])
}
