import ArgumentParser

/// `case …`
struct CaseCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "case", abstract: "Cases that this terminal received.",
        subcommands: [CaseListCommand.self, CaseShowCommand.self])
}
