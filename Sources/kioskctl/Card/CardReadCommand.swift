import ArgumentParser
import DeviceDrivers
import HallCore

/// `card read`
struct CardReadCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "read",
        abstract: "Read one identity card and print what its chip says.",
        discussion: """
            What is printed are personal data in full; keep no copy. The daemon holds the port while it runs: stop it \
            first. With --json every key is always there, null where the chip says nothing; 'kind' is mainland, I, J or \
            Y, and 'validTo' is 长期 for a card without end.
            """)

    @OptionGroup var device: PortOptions

    @Option(help: "How many seconds to wait for a card, at least 1.")
    var wait = 10

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...3600).contains(wait) else { throw ValidationError("--wait takes 1 to 3600 seconds.") }
    }

    func run() async throws {
        let profile = try device.deviceProfile(role: .idReader, usual: "sdt-reader")
        try device.requirePort()
        let card = try await read(with: profile)
        output.print(card.document, text: card.table)
    }

    private func read(with profile: DeviceProfile) async throws -> IdentityCard {
        do {
            return try await CardReader.readOnce(
                port: device.configuration, profile: profile, within: .seconds(wait), logger: device.logger)
        } catch CardReader.ReadingFailure.card(let fault) {
            throw CommandFailure.device(fault.advice)
        } catch CardReader.ReadingFailure.noCard(let condition) where !condition.isUsable {
            throw CommandFailure.device(DeviceAdvice.sentence(for: condition, port: device.port))
        } catch CardReader.ReadingFailure.noCard {
            throw CommandFailure.device(
                "no card was found on the reader within \(wait) s; lift one that lies there and lay it on again: "
                    + "a module that takes no reset finds it only then")
        }
    }
}

extension CardFault {
    /// What to do when a card was not read.
    fileprivate var advice: String {
        switch self {
        case .removedEarly: "the card was taken away too early: leave it on the reader until it is read"
        case .unreadable:
            "the card cannot be read: lay it flat on the reader; try another card to tell which is at fault"
        case .notGenuine: "the reader rejects the card: it is no genuine identity card, or its chip is damaged"
        case .unknownKind: "the chip holds a kind of card that this version does not know"
        case .line: "the line spoiled every try: check the cable and its plugs"
        case .readerLost: "the reader was unplugged or fell silent during the read: check its cable and power"
        }
    }
}
