import ArgumentParser

/// `pack …`
struct PackCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pack", abstract: "Policy packs.", subcommands: [PackLintCommand.self])
}
