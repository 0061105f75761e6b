import ArgumentParser

/// `print …`
struct PrintCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "print", abstract: "The receipt printer.", subcommands: [PrintTestCommand.self])
}
