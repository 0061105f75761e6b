import ArgumentParser

/// `maintenance …`
struct MaintenanceCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "maintenance", abstract: "What maintainers did at the terminal's own screen.",
        subcommands: [MaintenanceLogCommand.self])
}
