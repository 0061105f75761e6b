import ArgumentParser
import HallCore
import KioskStore

/// `staff …`
struct StaffCommands: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "staff", abstract: "The hall's staff at this terminal.",
        subcommands: [StaffPinCommand.self, StaffBadgeCommand.self])
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

/// `staff badge`
struct StaffBadgeCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "badge",
        abstract: "Make a badge: the code to print for a member of staff, and what stands for it in the settings.",
        discussion: """
            The code is random and says nothing by itself; print it as a QR code on the badge and keep no copy. Its hash goes \
            to `badge` in kiosk.yaml. Scanned at the terminal it replaces the work number; the PIN is asked all the same.
            """)

    @OptionGroup var output: OutputOptions

    func run() {
        let badge = StaffBadge(random: (0..<StaffBadge.randomBytes).map { _ in UInt8.random(in: .min ... .max) })
        output.print(
            .object(["code": .string(badge.code), "badge": .string(badge.hash)]),
            text: "code:  \(badge.code)\nbadge: \(badge.hash)")
    }
}
