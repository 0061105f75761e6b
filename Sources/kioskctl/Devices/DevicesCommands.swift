import ArgumentParser

/// `devices …`
struct DevicesCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "devices", abstract: "The devices of this machine.", subcommands: [DevicesListCommand.self])
}
