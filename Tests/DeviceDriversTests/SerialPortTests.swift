import Foundation
import Glibc
import HallCore
import Testing

@testable import DeviceDrivers

/// The real port, over pseudo-terminals.
@Suite struct SerialPortTests {
    private let line = LineSettings(baudRate: 115_200)

    @Test func `bytes go both ways unchanged, and pulling the cable ends the input`() async throws {
        let all: [UInt8] = Array(0...255)
        let device = try FakeDevice { bytes in bytes }
        try device.plugIn()
        let port = try SerialPort(path: device.path, line: line)
        try await port.write(all, within: .seconds(5))
        var received: [UInt8] = []
        for await bytes in port.input {
            received += bytes
            if received.count == all.count { device.pull() }
        }
        #expect(received == all)
        await #expect(throws: PortFault.closed) { try await port.write(all, within: .seconds(5)) }
    }

    @Test func `a device that takes nothing makes a write overdue, not endless`() async throws {
        let terminal = try SilentTerminal()
        let port = try SerialPort(path: terminal.path, line: line)
        let flood = [UInt8](repeating: 0x41, count: 200_000)
        await #expect(throws: PortFault.overdue) { try await port.write(flood, within: .milliseconds(50)) }
        port.close()
    }

    @Test func `closing ends the input and gives the port back`() async throws {
        let terminal = try SilentTerminal()
        let port = try SerialPort(path: terminal.path, line: line)
        #expect(throws: PortFault.busy(terminal.path)) { try SerialPort(path: terminal.path, line: line) }
        port.close()
        for await _ in port.input {}
        #expect(throws: Never.self) { try SerialPort(path: terminal.path, line: line).close() }
    }

    @Test func `what is no serial line is refused with its reason`() throws {
        #expect(throws: PortFault.absent("/nonexistent/port")) {
            try SystemPorts().open(.path("/nonexistent/port"), line: line)
        }
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try Data().write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        #expect(throws: PortFault.refused(file.path, reason: "not a serial line")) {
            try SerialPort(path: file.path, line: line)
        }
        let terminal = try SilentTerminal()
        #expect(throws: PortFault.speedUnknown(1234)) {
            try SerialPort(path: terminal.path, line: LineSettings(baudRate: 1234))
        }
    }

    @Test func `opening and closing leaves no descriptor behind`() async throws {
        let terminal = try SilentTerminal()
        let before = Self.descriptors(of: terminal.path)
        for _ in 0..<20 {
            let port = try SerialPort(path: terminal.path, line: line)
            port.close()
            for await _ in port.input {}
        }
        #expect(Self.descriptors(of: terminal.path) == before)
    }

    @Test func `a port that udev does not know is absent`() {
        #expect(throws: PortFault.absent("ID_PATH=no-such-socket")) {
            try SystemPorts().open(.match(["ID_PATH": "no-such-socket"]), line: line)
        }
        #expect(!UDevPort(path: "x", properties: ["A": "1"]).matches([:]))
        #expect(UDevPort(path: "x", properties: ["A": "1", "B": "2"]).matches(["A": "1"]))
    }

    private static func descriptors(of path: String) -> Int {
        let files = FileManager.default
        let open = (try? files.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        return open.filter { (try? files.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")) == path }.count
    }
}

/// A terminal whose other side reads nothing.
final class SilentTerminal {
    let path: String
    private let master: Int32
    private let slave: Int32

    init() throws {
        var master: Int32 = -1
        var slave: Int32 = -1
        var name = [CChar](repeating: 0, count: 128)
        guard openpty(&master, &slave, &name, nil, nil) == 0 else { throw POSIXError(.ENXIO) }
        self.master = master
        self.slave = slave
        path = name.withUnsafeBufferPointer { buffer in
            String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }

    deinit {
        close(master)
        close(slave)
    }
}
