internal import Glibc

/// The thread of one serial port: waits for the line and for its owner, and ends with the port.
struct PortThread {
    private static let chunk = 4096

    let shared: SharedPortState
    let output: AsyncStream<[UInt8]>.Continuation

    /// Returns when the port is closed or the device gone.
    func run() {
        while let port = shared.openPort() {
            let events = wait(port.descriptor, until: port.firstDeadline)
            guard readAll(port.descriptor, events: events) else { break }
            guard shared.pumpWrites(now: ContinuousClock.now) else { break }
        }
        shared.finish()
        output.finish()
    }

    private func wait(_ descriptor: Int32, until deadline: ContinuousClock.Instant?) -> Int16 {
        var waited = [
            pollfd(fd: descriptor, events: Int16(deadline == nil ? POLLIN : POLLIN | POLLOUT), revents: 0),
            pollfd(fd: shared.alarm.readEnd, events: Int16(POLLIN), revents: 0),
        ]
        poll(&waited, 2, deadline.map(milliseconds(until:)) ?? -1)
        if waited[1].revents != 0 { shared.alarm.drain() }
        return waited[0].revents
    }

    private func milliseconds(until deadline: ContinuousClock.Instant) -> Int32 {
        let left = ContinuousClock.now.duration(to: deadline)
        return Int32(clamping: max(0, left / .milliseconds(1) + 1))
    }

    /// Passes on what has come in. False when the device is gone: a read of nothing, an error or a hang-up.
    private func readAll(_ descriptor: Int32, events: Int16) -> Bool {
        guard events != 0 else { return true }
        var buffer: [UInt8] = Array(repeating: 0, count: Self.chunk)
        if events & Int16(POLLIN) != 0 {
            let count = read(descriptor, &buffer, buffer.count)
            if count > 0 {
                output.yield(Array(buffer[..<count]))
                return true
            }
            if count == 0 || ![EAGAIN, EINTR].contains(errno) { return false }
        }
        return events & Int16(POLLHUP | POLLERR | POLLNVAL) == 0
    }
}

extension Int32 {
    /// Takes a number of milliseconds that may be larger than the type.
    fileprivate init(clamping value: Double) {
        self = value >= Double(Int32.max) ? Int32.max : Int32(value)
    }
}
