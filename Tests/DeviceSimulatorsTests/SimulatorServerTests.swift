import DeviceSimulators
import Foundation
import Testing

@Suite struct SimulatorServerTests {
    private let findCard = request(0x20, 0x01)

    @Test func `a card is placed and found over a real line`() throws {
        let simulator = try RunningSimulator()
        let port = try #require(HostPort(simulator.path("reader")))
        port.send(findCard)
        #expect(port.receive(count: 11) == ModuleAnswer(0x80).bytes)
        try simulator.control("card place zhang")
        port.send(findCard)
        #expect(port.receive(count: 15)[9] == 0x9F)
    }

    @Test func `unplugging hangs up and plugging in leads to another node`() throws {
        let simulator = try RunningSimulator()
        let link = simulator.path("printer")
        let before = try FileManager.default.destinationOfSymbolicLink(atPath: link)
        let port = try #require(HostPort(link))
        try simulator.control("printer unplug")
        #expect(port.receive() == .hangUp)
        #expect((try? FileManager.default.destinationOfSymbolicLink(atPath: link)) == nil)
        try simulator.control("printer plug")
        #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) != before)
        let again = try #require(HostPort(link))
        again.send([0x10, 0x04, 0x01])
        #expect(again.receive() == .bytes([0x16]))
    }

    @Test(arguments: [0, 1, 7, 1294])
    func `the reader's cable can be pulled at any byte`(count: Int) throws {
        let simulator = try RunningSimulator()
        try simulator.control("card place zhang")
        let port = try #require(HostPort(simulator.path("reader")))
        port.send(request(0x20, 0x01))
        _ = port.receive(count: 15)
        port.send(request(0x20, 0x02))
        _ = port.receive(count: 19)
        try simulator.control("reader unplug-after \(count)")
        port.send(request(0x30, 0x01))
        // The kernel may drop what was not yet fetched when the line hangs up, but never adds to it.
        #expect(port.receive(count: 1295).count <= count)
        #expect(port.receive() == .hangUp)
    }

    @Test func `a receipt that is broken off is kept as far as it came`() throws {
        let simulator = try RunningSimulator()
        let port = try #require(HostPort(simulator.path("printer")))
        let first = gb("收件回执\n")
        try simulator.control("printer unplug-after \(first.count)")
        port.send(first + gb("第二行\n"))
        #expect(port.receive() == .hangUp)
        let picture = try simulator.control("paper last")
        #expect(try String(contentsOfFile: picture.dropLast(3) + "txt", encoding: .utf8) == "收件回执\n")
    }

    @Test func `commands see what was sent before them`() throws {
        let simulator = try RunningSimulator()
        let port = try #require(HostPort(simulator.path("printer")))
        #expect(throws: ControlProblem.self) { try simulator.control("paper last") }
        port.send(gb("测\n") + [0x1D, 0x56, 0x42, 0x00])
        #expect(try simulator.control("paper last").hasSuffix("/paper-0001.png"))
    }

    @Test func `a scan ends with a carriage return`() throws {
        let simulator = try RunningSimulator()
        let port = try #require(HostPort(simulator.path("scanner")))
        try simulator.control("scanner scan LB1.x")
        #expect(port.receive(count: 6) == Array("LB1.x\r".utf8))
    }

    @Test func `a port that was claimed can be opened again after it was closed`() throws {
        let simulator = try RunningSimulator()
        for _ in 0..<3 {
            let port = try #require(HostPort(simulator.path("scanner")))
            #expect(port.claim())
        }
        #expect(try simulator.control("status").contains("\"scanner\""))
    }

    @Test func `a paced line takes the time of the wire`() throws {
        let simulator = try RunningSimulator(pacing: .bitsPerSecond(115_200))
        try simulator.control("card place zhang")
        let port = try #require(HostPort(simulator.path("reader")))
        for parameter: UInt8 in [0x01, 0x02] {
            port.send(request(0x20, parameter))
            _ = port.receive(count: parameter == 1 ? 15 : 19)
        }
        let start = ContinuousClock.now
        port.send(request(0x30, 0x01))
        #expect(port.receive(count: 1295).count == 1295)
        #expect(ContinuousClock.now - start >= .milliseconds(112))
    }

    @Test func `a second simulator in the same folder is refused`() throws {
        let simulator = try RunningSimulator()
        #expect(throws: SimulatorProblem.alreadyRunning(directory: simulator.directory)) {
            try SimulatorServer(directory: simulator.directory, font: .boxes, logger: .silent)
        }
    }

    @Test func `nothing is left of links and socket after the end`() throws {
        let simulator = try RunningSimulator()
        simulator.end()
        #expect(try FileManager.default.contentsOfDirectory(atPath: simulator.directory) == [])
        #expect(throws: ControlProblem.notRunning(directory: simulator.directory)) { try simulator.control("status") }
    }
}
