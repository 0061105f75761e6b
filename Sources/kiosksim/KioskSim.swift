import ArgumentParser

/// Simulated devices for people and tests without hardware.
@main
struct KioskSim: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kiosksim",
        abstract: "A simulated identity-card reader, receipt printer and code scanner on pseudo-terminals.",
        subcommands: [RunCommand.self, ControlCommand.self],
        defaultSubcommand: RunCommand.self)
}
