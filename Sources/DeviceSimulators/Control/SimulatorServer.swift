internal import Glibc
public import Logging

/// Serves the simulated devices and the control socket from one thread, until it is told to stop.
public final class SimulatorServer {
    /// How fast bytes travel.
    public enum Pacing: Sendable {
        /// At once.
        case none
        /// At so many bits a second, ten bits a byte.
        case bitsPerSecond(Int)

        var nanosecondsPerByte: Int64 {
            switch self {
            case .none: 0
            case .bitsPerSecond(let speed): 10_000_000_000 / Int64(max(speed, 1))
            }
        }
    }

    private let directory: String
    private let hall: SimulatedHall
    private let listener: Int32
    private let logger: Logger
    private let monotonicNanoseconds: @Sendable () -> Int64
    private var connections: [Int32: [UInt8]] = [:]

    private static let longestRequest = 65_536

    /// Makes the links `reader`, `printer`, `scanner` and the socket `control` in `directory`, which must exist.
    ///
    /// Throws ``SystemFault``, or ``SimulatorProblem`` when another simulator serves the folder.
    public init(
        directory: String, pacing: Pacing = .none, font: PrinterFont, logger: Logger,
        monotonicNanoseconds: @escaping @Sendable () -> Int64 = SimulatorServer.monotonicNanoseconds
    ) throws {
        let control = directory + "/control"
        if let other = try LocalSocket.connect(control) {
            _ = close(other)
            throw SimulatorProblem.alreadyRunning(directory: directory)
        }
        self.directory = directory
        self.logger = logger
        self.monotonicNanoseconds = monotonicNanoseconds
        hall = try SimulatedHall(
            directory: directory, nanosecondsPerByte: pacing.nanosecondsPerByte, font: font, logger: logger)
        for device in SimulatedDevice.allCases { try hall.plug(device) }
        listener = try LocalSocket.listen(control)
    }

    deinit {
        _ = close(listener)
        for descriptor in connections.keys { _ = close(descriptor) }
    }

    /// The machine's monotonic clock.
    public static func monotonicNanoseconds() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// Serves until the signal is given, then takes links and socket away.
    public func run(until signal: StopSignal) throws(SystemFault) {
        defer { leave() }
        while true {
            let ready = try wait(for: signal.descriptor)
            if ready.contains(signal.descriptor) { return }
            if ready.contains(hall.closeWatch.descriptor) { hall.releaseClaims() }
            hall.step(now: monotonicNanoseconds())
            if ready.contains(listener) { accept() }
            for descriptor in connections.keys where ready.contains(descriptor) { serve(descriptor) }
        }
    }

    private func wait(for signal: Int32) throws(SystemFault) -> Set<Int32> {
        let now = monotonicNanoseconds()
        let descriptors =
            [signal, listener, hall.closeWatch.descriptor] + Array(connections.keys)
            + hall.readableDescriptors(now: now)
        var polled = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        let count = poll(&polled, nfds_t(polled.count), Self.timeout(until: hall.nextDue(now: now), now: now))
        guard count >= 0 || errno == EINTR else { throw SystemFault("waiting for the host") }
        return Set(polled.filter { $0.revents != 0 }.map(\.fd))
    }

    /// Milliseconds, rounded up; -1 waits for ever.
    private static func timeout(until due: Int64?, now: Int64) -> Int32 {
        guard let due else { return -1 }
        return Int32(clamping: max((due - now + 999_999) / 1_000_000, 0))
    }

    private func accept() {
        let descriptor = Glibc.accept(listener, nil, nil)
        guard descriptor >= 0 else { return }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        connections[descriptor] = []
    }

    private func serve(_ descriptor: Int32) {
        var buffer = [UInt8](repeating: 0, count: 4096)
        let count = read(descriptor, &buffer, buffer.count)
        connections[descriptor, default: []] += buffer.prefix(max(count, 0))
        let request = connections[descriptor] ?? []
        if let end = request.firstIndex(of: 0x0A) {
            LocalSocket.send(ControlMessage.answer(carryOut(Array(request[..<end]))), to: descriptor)
        } else if count > 0, request.count < Self.longestRequest {
            return
        }
        connections[descriptor] = nil
        _ = close(descriptor)
    }

    private func carryOut(_ request: [UInt8]) -> Result<String, any Error> {
        Result {
            let words = try ControlMessage.words(in: request)
            let command = try SimulatorCommand(words: words)
            // What the host sent before the command belongs to the time before it.
            hall.step(now: monotonicNanoseconds())
            // Only the first two words: a scanned text may be a secret.
            logger.debug("command", metadata: ["words": "\(words.prefix(2).joined(separator: " "))"])
            return try hall.apply(command, now: monotonicNanoseconds())
        }
    }

    private func leave() {
        hall.unplugAll()
        _ = unlink(directory + "/control")
    }
}
