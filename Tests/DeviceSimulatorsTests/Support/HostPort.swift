import Glibc

/// The kiosk's end of a line.
final class HostPort {
    enum Reception: Equatable {
        case bytes([UInt8])
        case hangUp
        case silence
    }

    private let descriptor: Int32

    init?(_ path: String) {
        descriptor = open(path, O_RDWR | O_NOCTTY | O_NONBLOCK)
        guard descriptor >= 0 else { return nil }
    }

    deinit {
        _ = close(descriptor)
    }

    func send(_ bytes: [UInt8]) {
        _ = write(descriptor, bytes, bytes.count)
    }

    func claim() -> Bool {
        ioctl(descriptor, UInt(TIOCEXCL)) == 0
    }

    /// The next piece, or what happened instead within the time.
    func receive(withinMilliseconds limit: Int32 = 2000) -> Reception {
        var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&polled, 1, limit) > 0 else { return .silence }
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = read(descriptor, &buffer, buffer.count)
        return count > 0 ? .bytes(Array(buffer.prefix(count))) : .hangUp
    }

    /// So many bytes, however many pieces they come in; fewer when the line breaks off or falls silent.
    func receive(count: Int) -> [UInt8] {
        var received: [UInt8] = []
        while received.count < count, case .bytes(let piece) = receive() { received += piece }
        return received
    }
}
