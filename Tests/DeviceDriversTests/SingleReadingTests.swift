import HallCore
import Logging
import Testing

@testable import DeviceDrivers

/// One read of one card, as a maintainer asks for it, against the simulated reader.
@Suite(.timeLimit(.minutes(1))) struct SingleReadingTests {
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// Far beyond the suite's own limit: whoever waits it out fails.
    private static let forever = Duration.seconds(3600)

    private func profile(speeds: [Int] = [115_200, 9600]) -> DeviceProfile {
        var profile = DeviceProfile(id: "sdt-reader", title: "", role: .idReader)
        var settings = ReaderSettings()
        settings.baudRates = speeds
        settings.answerMilliseconds = 200
        settings.pollMilliseconds = 20
        profile.reader = settings
        return profile
    }

    private func read(_ path: String, within limit: Duration = forever) async throws -> IdentityCard {
        try await CardReader.readOnce(port: .path(path), profile: profile(), within: limit, logger: logger)
    }

    private func failure(_ path: String, within limit: Duration = forever) async -> DeviceCondition? {
        do {
            _ = try await read(path, within: limit)
            return nil
        } catch CardReader.ReadingFailure.noCard(let condition) {
            return condition
        } catch {
            Issue.record(error)
            return nil
        }
    }

    @Test func `a card that stays on the reader can be read again and again`() async throws {
        let simulator = try SimulatorBench()
        try simulator.control("card place zhang")
        for _ in 0..<3 { #expect(try await read(simulator.reader).name == "张三测") }
    }

    @Test func `a card that stayed is read after the reader was unplugged and plugged in`() async throws {
        let simulator = try SimulatorBench()
        try simulator.control("card place moved")
        #expect(try await read(simulator.reader).newAddress != nil)
        try simulator.control("reader unplug")
        try simulator.control("reader plug")
        // Find alone: no reset, so that only the loss of power can have made the card found.
        let port = try SerialPort(path: simulator.reader, line: LineSettings(baudRate: 115_200))
        var input = port.input.makeAsyncIterator()
        try await port.write([0xAA, 0xAA, 0xAA, 0x96, 0x69, 0x00, 0x03, 0x20, 0x01, 0x22], within: .seconds(5))
        #expect(await input.next()?[9] == 0x9F)
        port.close()
    }

    @Test func `a module that refuses a reset reads a card all the same`() async throws {
        let module = Locked(FakeModule())
        module.change {
            $0.place(text: ChipData.wang)
            $0.resetting = .refused
        }
        let device = try FakeDevice { request in module.change { $0.answer(request) } }
        try device.plugIn()
        #expect(try await read(device.path).name == "测试王")
    }

    @Test func `an absent port ends the read at once`() async {
        #expect(await failure("/nonexistent") == .absent)
    }

    @Test func `a port that another holds ends the read at once`() async throws {
        let simulator = try SimulatorBench()
        let holder = try SerialPort(path: simulator.reader, line: LineSettings(baudRate: 115_200))
        #expect(await failure(simulator.reader) == .failed(.portRefused))
        holder.close()
    }

    @Test func `what is no serial line ends the read at once`() async {
        #expect(await failure("/dev/null") == .failed(.portRefused))
    }

    @Test func `a module without authorisation ends the read at once`() async throws {
        let simulator = try SimulatorBench()
        try simulator.control("reader unauthorised on")
        #expect(await failure(simulator.reader) == .failed(.notAuthorised))
    }

    @Test func `a module that is mute at every speed ends the read after one search`() async throws {
        let simulator = try SimulatorBench()
        try simulator.control("reader mute on")
        #expect(await failure(simulator.reader) == .failed(.mute))
    }

    @Test func `a module at the last of the speeds is found and read`() async throws {
        let simulator = try SimulatorBench()
        try simulator.control("card place zhang")
        try simulator.control("reader baud 9600")
        #expect(try await read(simulator.reader).name == "张三测")
    }

    @Test func `an empty reader is waited at for the whole time`() async throws {
        let simulator = try SimulatorBench()
        #expect(await failure(simulator.reader, within: .seconds(1)) == .ready)
    }

    @Test func `unplugging ends the read at once`() async throws {
        let module = Locked(FakeModule())
        let device = try FakeDevice { request in request[7] == 0x20 ? nil : module.change { $0.answer(request) } }
        try device.plugIn()
        #expect(await failure(device.path) == .absent)
    }
}
