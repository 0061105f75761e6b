import Foundation
import Glibc
import Synchronization

@testable import DeviceDrivers

/// A device behind a pseudo-terminal: a link to it lies where the driver looks, and a thread answers what it is sent.
final class FakeDevice: Sendable {
    private enum Plug {
        case unplugged
        case plugged(DeviceLine)
    }

    let path: String
    private let folder: URL
    private let plug = Mutex(Plug.unplugged)
    private let answer: @Sendable ([UInt8]) -> [UInt8]?

    /// - Parameter answer: What the device says to bytes; nil pulls the cable.
    init(answer: @escaping @Sendable ([UInt8]) -> [UInt8]?) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("device-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.appendingPathComponent("port").path
        self.answer = answer
    }

    deinit {
        pull()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Appears as a new node behind the same link.
    func plugIn() throws {
        var master: Int32 = -1
        var slave: Int32 = -1
        var name = [CChar](repeating: 0, count: 128)
        guard openpty(&master, &slave, &name, nil, nil) == 0 else { throw POSIXError(.ENXIO) }
        var settings = termios()
        tcgetattr(slave, &settings)
        cfmakeraw(&settings)
        tcsetattr(slave, TCSANOW, &settings)
        let node = name.withUnsafeBufferPointer { buffer in
            String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: node)
        guard let alarm = WakePipe() else { throw POSIXError(.EMFILE) }
        let line = DeviceLine(master: master, slave: slave, alarm: alarm, answer: answer)
        plug.withLock { $0 = .plugged(line) }
        Thread.detachNewThread { line.serve() }
    }

    /// The cable is pulled: the link goes and the line hangs up.
    func pull() {
        plug.withLock { plug in
            guard case .plugged(let line) = plug else { return }
            unlink(path)
            line.alarm.wake()
            plug = .unplugged
        }
    }
}

/// The device's side of one pseudo-terminal.
private struct DeviceLine: Sendable {
    let master: Int32
    /// Kept open until the first bytes come, since a master without any slave reads as hung up.
    let slave: Int32
    /// Rings when the cable is to be pulled.
    let alarm: WakePipe
    let answer: @Sendable ([UInt8]) -> [UInt8]?

    /// Answers until the cable is pulled, by the alarm or by the answer.
    func serve() {
        var isSlaveHeld = true
        while waitForBytes() {
            var buffer = [UInt8](repeating: 0, count: 4096)
            let count = read(master, &buffer, buffer.count)
            guard count > 0, let reply = answer(Array(buffer[..<count])) else { break }
            if isSlaveHeld { _ = Glibc.close(slave) }
            isSlaveHeld = false
            if !reply.isEmpty { _ = Glibc.write(master, reply, reply.count) }
        }
        if isSlaveHeld { _ = Glibc.close(slave) }
        _ = Glibc.close(master)
    }

    private func waitForBytes() -> Bool {
        var waited = [
            pollfd(fd: master, events: Int16(POLLIN), revents: 0),
            pollfd(fd: alarm.readEnd, events: Int16(POLLIN), revents: 0),
        ]
        poll(&waited, 2, -1)
        return waited[1].revents == 0
    }
}
