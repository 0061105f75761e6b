import ArgumentParser
import Foundation
import HallCore
import KioskSession
import Logging

/// The daemon on each terminal.
@main
struct Kioskd: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kioskd", abstract: "Runs one self-service terminal: devices, local pages, cases, synchronisation."
    )

    @Option(help: "Settings (YAML). Without it every setting has its default and no device is connected.")
    var config: String?

    @Option(help: "State folder; overrides the settings' `state`.")
    var state: String?

    func run() async throws {
        let events = RecentEvents()
        var logger = Logger(label: "kioskd") { label in
            MultiplexLogHandler([
                StreamLogHandler.standardError(label: label),
                events.handler { SystemSurroundings.now().clock },
            ])
        }
        logger.logLevel = .info
        do {
            var settings = try KioskConfiguration.read(config)
            if let state { settings.state = state }
            while try await KioskDaemon(settings, events: events, logger: logger).run() {
                logger.notice("beginning anew with another pack")
            }
        } catch let error as any CustomStringConvertible & Error {
            FileHandle.standardError.write(Data("kioskd: \(error.description)\n".utf8))
            throw ExitCode.failure
        }
    }
}
