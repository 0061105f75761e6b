internal import Foundation
internal import Glibc
internal import Synchronization

/// A serial line of the system: a real one, a USB adapter or a pseudo-terminal.
///
/// One thread waits for the line in both directions; nothing ever blocks on it without a limit. When the device is
/// unplugged the descriptor is closed in the same turn, since a held one would make the kernel give the device
/// another name when it returns.
public final class SerialPort: DevicePort {
    public let input: AsyncStream<[UInt8]>
    private let shared: SharedPortState
    private let line: LineSettings

    /// Opens and locks the device at `path` and starts its thread.
    public init(path: String, line: LineSettings) throws(PortFault) {
        let descriptor = try Self.openLocked(path, line)
        guard let alarm = WakePipe() else {
            _ = Glibc.close(descriptor)
            throw .refused(path, reason: "no free file descriptors")
        }
        let (input, continuation) = AsyncStream<[UInt8]>.makeStream()
        self.input = input
        self.line = line
        let shared = SharedPortState(descriptor: descriptor, alarm: alarm)
        self.shared = shared
        Thread.detachNewThread { PortThread(shared: shared, output: continuation).run() }
    }

    deinit { shared.requestClose() }

    public func write(_ bytes: [UInt8], within limit: Duration) async throws(PortFault) {
        guard !bytes.isEmpty else { return }
        let fault = await withCheckedContinuation { continuation in
            shared.enqueue(PendingWrite(bytes: bytes, deadline: ContinuousClock.now + limit, done: continuation))
        }
        if let fault { throw fault }
    }

    public func flush() {
        shared.withDescriptor { tcflush($0, TCIOFLUSH) }
    }

    public func setBaudRate(_ baudRate: Int) throws(PortFault) {
        let settings = LineSettings(baudRate: baudRate, flowControl: line.flowControl)
        var result: Result<Bool, PortFault> = .failure(.closed)
        shared.withDescriptor { descriptor in
            do throws(PortFault) {
                result = .success(try TerminalSettings.apply(settings, to: descriptor))
            } catch {
                result = .failure(error)
            }
        }
        guard try result.get() else { throw .closed }
    }

    public func close() {
        shared.requestClose()
    }
}
