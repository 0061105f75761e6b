internal import Glibc
internal import Synchronization

/// Bytes on their way out and whom to tell: nil when all were taken, or the fault.
struct PendingWrite: Sendable {
    var bytes: [UInt8]
    let deadline: ContinuousClock.Instant
    let done: CheckedContinuation<PortFault?, Never>
}

/// What a port and its thread share.
final class SharedPortState: Sendable {
    private enum Phase {
        case open(descriptor: Int32, writes: [PendingWrite])
        /// The owner wants to close; the thread will.
        case closing(descriptor: Int32, writes: [PendingWrite])
        case closed
    }

    let alarm: WakePipe
    private let phase: Mutex<Phase>

    init(descriptor: Int32, alarm: WakePipe) {
        self.alarm = alarm
        phase = Mutex(.open(descriptor: descriptor, writes: []))
    }

    func enqueue(_ write: PendingWrite) {
        let isOpen = phase.withLock { phase in
            guard case .open(let descriptor, let writes) = phase else { return false }
            phase = .open(descriptor: descriptor, writes: writes + [write])
            alarm.wake()
            return true
        }
        if !isOpen { write.done.resume(returning: .closed) }
    }

    func requestClose() {
        phase.withLock { phase in
            guard case .open(let descriptor, let writes) = phase else { return }
            phase = .closing(descriptor: descriptor, writes: writes)
            alarm.wake()
        }
    }

    /// Runs `body` while the descriptor is surely this port's; not at all once it is closed.
    func withDescriptor(_ body: (Int32) -> Void) {
        phase.withLock { phase in
            if case .open(let descriptor, _) = phase { body(descriptor) }
        }
    }

    /// The descriptor and the earliest deadline of a write while the port is open; nil when the thread is to end.
    func openPort() -> (descriptor: Int32, firstDeadline: ContinuousClock.Instant?)? {
        phase.withLock { phase in
            guard case .open(let descriptor, let writes) = phase else { return nil }
            return (descriptor, writes.map(\.deadline).min())
        }
    }

    /// Writes as much as the line takes now, and gives up what is overdue. False when the line is dead.
    func pumpWrites(now: ContinuousClock.Instant) -> Bool {
        phase.withLock { phase in
            guard case .open(let descriptor, var writes) = phase else { return true }
            let isAlive = Self.writeFirst(&writes, to: descriptor)
            let overdue = writes.filter { $0.deadline <= now }
            writes.removeAll { $0.deadline <= now }
            phase = .open(descriptor: descriptor, writes: writes)
            overdue.forEach { $0.done.resume(returning: .overdue) }
            return isAlive
        }
    }

    private static func writeFirst(_ writes: inout [PendingWrite], to descriptor: Int32) -> Bool {
        while let first = writes.first {
            let count = Glibc.write(descriptor, first.bytes, first.bytes.count)
            if count < 0 { return [EAGAIN, EINTR].contains(errno) }
            writes[0].bytes.removeFirst(count)
            guard writes[0].bytes.isEmpty else { return true }
            writes.removeFirst().done.resume(returning: nil)
        }
        return true
    }

    /// Closes the descriptor and fails all writes. Called by the thread at its end.
    func finish() {
        phase.withLock { phase in
            switch phase {
            case .open(let descriptor, let writes), .closing(let descriptor, let writes):
                // What the device has not taken must not come out when it returns, nor hold up the close.
                tcflush(descriptor, TCOFLUSH)
                _ = Glibc.close(descriptor)
                writes.forEach { $0.done.resume(returning: .closed) }
            case .closed: break
            }
            phase = .closed
            alarm.close()
        }
    }
}
