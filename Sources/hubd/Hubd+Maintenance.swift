import ArgumentParser
import Foundation
import HallCore
import HubService
import HubStore
import Logging

struct BackUp: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes a consistent copy of the SQLite file while hubd runs. Keep hub.key with it.")

    @OptionGroup var settings: SettingsOptions
    @Option(help: "A file that is not there yet.") var to: String

    func run() async throws {
        try await report {
            guard !FileManager.default.fileExists(atPath: to) else { throw ValidationError("\(to) is there already.") }
            try await settings.withStore { try await $0.backUp(to: to) }
            print("copied to \(to)")
        }
    }
}

struct NewEpoch: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "After a restore from a backup: makes every kiosk send again what is missing. Stop hubd first.")

    @OptionGroup var settings: SettingsOptions

    func run() async throws {
        try await report {
            try await settings.withStore { try await $0.beginEpoch(TimeAndChance.system.identifier()) }
            print("new epoch begun; kiosks send again what is missing")
        }
    }
}

struct Revoke: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Takes no more data from a kiosk. What it holds stays on it.")

    @OptionGroup var settings: SettingsOptions
    @Option(help: "Kiosk code.") var kiosk: String

    func run() async throws {
        try await report {
            try await settings.withStore { store in
                guard try await store.kiosk(kiosk) != nil else {
                    throw ValidationError("No kiosk \(kiosk) is enrolled.")
                }
                try await store.revoke(kiosk: kiosk, at: TimeAndChance.system.now())
            }
            print("kiosk \(kiosk) is revoked")
        }
    }
}

extension SettingsOptions {
    /// Opens the store that the settings name, and closes it after the work.
    func withStore(_ work: (HubDatabase) async throws -> Void) async throws {
        let settings = try read()
        let store = try await HubState(folder: settings.stateFolder).openStore(settings.store)
        try await work(store)
        await store.close()
    }
}
