import ArgumentParser
import Foundation
import KioskStore

/// Where the daemon keeps its database.
struct StateOptions: ParsableArguments {
    @Option(help: "The daemon's state folder.")
    var state = "/var/lib/lianban"

    /// Opens the database to look at it, and closes it again. Never makes a file.
    func read<Result: Sendable>(_ body: (KioskDatabase) async throws -> Result) async throws -> Result {
        let path = state + "/kiosk.sqlite"
        guard FileManager.default.fileExists(atPath: path) else { throw CommandFailure.noDatabase(path: path) }
        do {
            let database = try KioskDatabase(readingAt: path)
            let result = try await body(database)
            try database.close()
            return result
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure.databaseRefused(path: path, reason: String(describing: error))
        }
    }
}
