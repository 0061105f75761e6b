import ArgumentParser

/// `queue …`
struct QueueCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "queue", abstract: "What waits for the hub.", subcommands: [QueueShowCommand.self])
}
