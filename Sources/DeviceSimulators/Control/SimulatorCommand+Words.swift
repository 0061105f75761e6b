extension SimulatorCommand {
    /// All commands, one a line.
    public static let help = """
        card list | card place NAME | card remove | card remove-at select|read|address
        reader|printer|scanner unplug | plug | unplug-after BYTES
        reader|printer mute on|off
        reader garble N | stray N | split BYTES|off | merge on|off
        reader unauthorised on|off | fail STATUS|off | baud 115200|57600|38400|19200|9600
        printer paper ok|low|out | paper-out-after BYTES | cover open|closed
        printer look-alikes obeyed|ignored | restart
        scanner scan TEXT
        paper last | status
        """

    /// Reads a command from the words of a command line.
    public init(words: [String]) throws(CommandProblem) {
        switch (words.first, words.dropFirst().first) {
        case ("status", nil): self = .status
        case ("paper", "last") where words.count == 2: self = .lastPaper
        case ("card", let verb?): self = try Self.card(verb, words)
        case (let device?, let verb?):
            guard let device = SimulatedDevice(rawValue: device) else { throw .unknown(words) }
            if let cable = try Self.cable(device, verb, words) {
                self = cable
            } else {
                self = try Self.own(device, verb, words)
            }
        default: throw .unknown(words)
        }
    }

    private static func card(_ verb: String, _ words: [String]) throws(CommandProblem) -> SimulatorCommand {
        switch (verb, words.count) {
        case ("list", 2): return .listCards
        case ("remove", 2): return .removeCard
        case ("remove-at", 3): return .removeCardAt(try word(words[2]))
        case ("place", 3):
            guard CardCollection.card(named: words[2]) != nil else {
                let names = CardCollection.all.map(\.key).joined(separator: ", ")
                throw .badValue(words[2], expected: "a card; there are: \(names)")
            }
            return .placeCard(words[2])
        default: throw .unknown(words)
        }
    }

    private static func cable(
        _ device: SimulatedDevice, _ verb: String, _ words: [String]
    ) throws(CommandProblem) -> SimulatorCommand? {
        switch (verb, words.count) {
        case ("plug", 2): .plug(device)
        case ("unplug", 2): .unplug(device)
        case ("unplug-after", 3): .unplugAfter(device, bytes: try number(words[2]))
        default: nil
        }
    }

    private static func own(
        _ device: SimulatedDevice, _ verb: String, _ words: [String]
    ) throws(CommandProblem) -> SimulatorCommand {
        if device == .scanner, verb == "scan", words.count > 2 {
            return .scan(words.dropFirst(2).joined(separator: " "))
        }
        if device == .printer, verb == "restart", words.count == 2 { return .restartPrinter }
        guard device != .scanner, words.count == 3 else { throw .unknown(words) }
        if verb == "mute" { return .mute(device, try isOn(words[2]) ? .mute : .speaking) }
        let command = device == .reader ? try reader(verb, words[2]) : try printer(verb, words[2])
        guard let command else { throw .unknown(words) }
        return command
    }

    private static func reader(_ verb: String, _ value: String) throws(CommandProblem) -> SimulatorCommand? {
        switch verb {
        case "garble": .garble(answers: try number(value))
        case "stray": .stray(answers: try number(value))
        case "split": .split(bytes: value == "off" ? nil : max(try number(value), 1))
        case "merge": .merge(try word(value))
        case "unauthorised": .authorisation(try isOn(value) ? .missing : .granted)
        case "fail": .failWith(status: value == "off" ? nil : try status(value))
        case "baud": .speed(try number(value))
        default: nil
        }
    }

    private static func printer(_ verb: String, _ value: String) throws(CommandProblem) -> SimulatorCommand? {
        switch verb {
        case "paper": .paper(try word(value))
        case "paper-out-after": .paperOutAfter(bytes: try number(value))
        case "cover": .cover(try word(value))
        case "look-alikes": .lookAlikes(try word(value))
        default: nil
        }
    }

    private static func word<Word: RawRepresentable<String> & CaseIterable>(
        _ text: String
    ) throws(CommandProblem) -> Word {
        guard let word = Word(rawValue: text) else {
            throw .badValue(text, expected: Word.allCases.map(\.rawValue).joined(separator: " or "))
        }
        return word
    }

    private static func isOn(_ text: String) throws(CommandProblem) -> Bool {
        let word: Switch = try word(text)
        return word == .on
    }

    private static func number(_ text: String) throws(CommandProblem) -> Int {
        guard let number = Int(text), number >= 0 else { throw .badValue(text, expected: "a number of 0 or more") }
        return number
    }

    private static func status(_ text: String) throws(CommandProblem) -> UInt8 {
        guard let status = UInt8(text, radix: 16) else {
            throw .badValue(text, expected: "a status of two hexadecimal digits, such as 41")
        }
        return status
    }
}
