import DeviceSimulators
import Testing

@Suite struct SimulatorCommandTests {
    @Test(arguments: [
        ("card list", SimulatorCommand.listCards), ("card place yan", .placeCard("yan")),
        ("card remove", .removeCard), ("card remove-at read", .removeCardAt(.read)),
        ("reader unplug", .unplug(.reader)),
        ("printer plug", .plug(.printer)), ("printer unplug-after 12", .unplugAfter(.printer, bytes: 12)),
        ("printer paper out", .paper(.out)), ("printer cover open", .cover(.open)),
        ("printer mute on", .mute(.printer, .mute)), ("printer paper-out-after 9", .paperOutAfter(bytes: 9)),
        ("reader garble 2", .garble(answers: 2)), ("reader split off", .split(bytes: nil)),
        ("reader merge on", .merge(.on)), ("reader unauthorised on", .authorisation(.missing)),
        ("reader fail 41", .failWith(status: 0x41)), ("reader baud 9600", .speed(9600)),
        ("scanner scan a b", .scan("a b")), ("paper last", .lastPaper), ("status", .status),
    ])
    func `words become commands`(words: String, command: SimulatorCommand) throws {
        #expect(try SimulatorCommand(words: words.split(separator: " ").map(String.init)) == command)
    }

    @Test(arguments: [
        "", "card", "card place", "card place nobody", "printer paper full", "reader garble -1", "reader fail XY",
        "scanner mute on", "scanner scan", "printer garble 1", "kettle plug", "status now",
    ])
    func `other words are refused`(words: String) {
        #expect(throws: CommandProblem.self) {
            try SimulatorCommand(words: words.split(separator: " ").map(String.init))
        }
    }
}
