import ArgumentParser

/// `paper …`
struct PaperCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "paper", abstract: "Printed papers of a pack.", subcommands: [PaperRenderCommand.self])
}
