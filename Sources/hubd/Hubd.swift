import ArgumentParser
import Foundation
import HubService
import Logging

/// The centre: takes in cases from kiosks, serves the pages of the people who work there.
@main
struct Hubd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hubd",
        abstract: "Runs the centre: cases from terminals, pages for staff, progress for terminals.",
        subcommands: [
            Run.self, AddStaff.self, RescueStaff.self, PrintSampleStaff.self, BackUp.self, NewEpoch.self, Revoke.self,
        ],
        defaultSubcommand: Run.self)
}

/// Where the settings come from.
struct SettingsOptions: ParsableArguments {
    @Option(help: "Settings (YAML).")
    var config: String?

    @Option(help: "Instead of settings: a demonstration on this machine with its state in this folder.")
    var demoState: String?

    func read() throws -> HubConfiguration {
        if let demoState { return try .demo(state: demoState) }
        return try HubConfiguration.read(config)
    }

    func validate() throws {
        guard config == nil || demoState == nil else {
            throw ValidationError("Give either --config or --demo-state, not both.")
        }
    }
}

/// Runs work and says plainly on stderr what went wrong.
func report(_ work: () async throws -> Void) async throws {
    do {
        try await work()
    } catch let exit as ExitCode {
        throw exit
    } catch {
        FileHandle.standardError.write(Data("hubd: \(error)\n".utf8))
        throw ExitCode.failure
    }
}

struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Runs until it is told to stop.")

    @OptionGroup var settings: SettingsOptions

    func run() async throws {
        try await report {
            let logger = Logger(label: "hubd") { StreamLogHandler.standardError(label: $0) }
            try await HubDaemon(settings.read(), logger: logger).run()
        }
    }
}
