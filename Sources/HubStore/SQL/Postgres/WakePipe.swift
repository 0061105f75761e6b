import Foundation

/// Lets one thread wait for a socket and for being called, whichever comes first.
final class WakePipe: Sendable {
    private let (reading, writing): (Int32, Int32)

    init() throws {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else {
            throw SQLFault.unavailable("this program has no more files to open (errno \(errno))")
        }
        for end in ends {
            _ = fcntl(end, F_SETFD, FD_CLOEXEC)
            _ = fcntl(end, F_SETFL, O_NONBLOCK)
        }
        (reading, writing) = (ends[0], ends[1])
    }

    deinit {
        _ = Foundation.close(reading)
        _ = Foundation.close(writing)
    }

    /// Ends the present wait, or the next one.
    func ring() {
        // A full pipe is rung already.
        _ = [UInt8(1)].withUnsafeBytes { write(writing, $0.baseAddress, 1) }
    }

    /// Returns when rung, when the socket has something to read or is broken, or after the time.
    func wait(with socket: Int32? = nil, for time: Duration? = nil) {
        var waits = [pollfd(fd: reading, events: Int16(POLLIN), revents: 0)]
        if let socket { waits.append(pollfd(fd: socket, events: Int16(POLLIN), revents: 0)) }
        let milliseconds = time.map { Int32($0 / .milliseconds(1)) } ?? -1
        _ = poll(&waits, nfds_t(waits.count), milliseconds)
        var bytes = [UInt8](repeating: 0, count: 64)
        while read(reading, &bytes, bytes.count) > 0 {}
    }
}
