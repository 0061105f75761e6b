import ArgumentParser

/// `card …`
struct CardCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "card", abstract: "The identity-card reader.", subcommands: [CardReadCommand.self])
}
