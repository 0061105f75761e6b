import ArgumentParser
import HallCore
import KioskStore

/// `staff …`
struct StaffCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "staff", abstract: "The hall's staff at this terminal.", subcommands: [StaffPinCommand.self])
}

/// `staff pin`
struct StaffPinCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pin",
        abstract: "Make the text that stands for a PIN in the settings.",
        discussion: """
            Reads the PIN, 6 to 12 digits, from standard input, so that it stands in no list of processes, and prints its \
            hash for `staff` in kiosk.yaml.
            """)

    @OptionGroup var output: OutputOptions

    func run() async throws {
        guard let pin = readLine(), PinHash.isFit(pin) else {
            throw CommandFailure.refused("a PIN has 6 to 12 digits and comes on standard input")
        }
        let salt = (0..<16).map { _ in UInt8.random(in: .min ... .max) }
        let hash = try PinHash(pin, salt: salt).text
        output.print(.object(["pin": .string(hash)]), text: hash)
    }
}
