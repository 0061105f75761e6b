import ArgumentParser
import Foundation
import HallCore
import HubService
import HubStore
import Logging

struct AddClerk: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Adds a clerk, or gives a known one a new PIN and lifts a lock. The PIN is read from standard input.")

    @OptionGroup var settings: SettingsOptions
    @Option(help: "Name the clerk signs in with.") var name: String
    @Option(help: "Work number; what the record of a case names.") var workNumber: String

    func run() async throws {
        try await report {
            let hash = try PINHash(pin: try readPIN(workNumber: workNumber), salt: Surroundings.system.bytes(16))
            try HubState(folder: try settings.read().stateFolder).openStore()
                .saveClerk(Clerk(name: name, workNumber: workNumber, pinHash: hash.text))
            print("work number \(workNumber) can sign in")
        }
    }
}

struct HashPIN: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hash-pin", abstract: "Prints the pinHash for the settings. The PIN is read from standard input.")

    func run() async throws {
        try await report {
            print(try PINHash(pin: try readPIN(workNumber: "-"), salt: Surroundings.system.bytes(16)).text)
        }
    }
}

struct BackUp: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Writes a consistent copy of the database while hubd runs. Keep hub.key with it.")

    @OptionGroup var settings: SettingsOptions
    @Option(help: "A file that is not there yet.") var to: String

    func run() async throws {
        try await report {
            guard !FileManager.default.fileExists(atPath: to) else { throw ValidationError("\(to) is there already.") }
            try HubState(folder: try settings.read().stateFolder).openStore().backUp(to: to)
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
            try HubState(folder: try settings.read().stateFolder).openStore()
                .beginEpoch(Surroundings.system.identifier())
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
            let store = try HubState(folder: try settings.read().stateFolder).openStore()
            guard try store.kiosk(kiosk) != nil else { throw ValidationError("No kiosk \(kiosk) is enrolled.") }
            try store.revoke(kiosk: kiosk, at: Surroundings.system.now())
            print("kiosk \(kiosk) is revoked")
        }
    }
}

private func readPIN(workNumber: String) throws -> String {
    guard let pin = readLine(), PINRule.allows(pin) else { throw HubConfigurationFault.badPIN(workNumber: workNumber) }
    return pin
}
