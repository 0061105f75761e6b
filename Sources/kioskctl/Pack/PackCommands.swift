import ArgumentParser

/// `pack …`
struct PackCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pack", abstract: "Policy packs.",
        subcommands: [
            PackLintCommand.self, PackTestCommand.self, PackCoverageCommand.self, PackSimulateCommand.self,
            PackExplainCommand.self, PackDiffCommand.self, PackSignCommand.self, PackVerifyCommand.self,
            PackBundleCommand.self, PackNewCommand.self, PackBenchmarkCommand.self,
        ])
}
