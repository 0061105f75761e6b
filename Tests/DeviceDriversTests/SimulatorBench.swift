import DeviceSimulators
import Foundation
import Logging
import Testing

/// The simulated devices with their event loop on a thread of its own, in a folder of their own.
final class SimulatorBench {
    private let directory: String
    private let client: ControlClient
    private let stop: StopSignal
    private let ended = DispatchSemaphore(value: 0)

    init() throws {
        directory = FileManager.default.temporaryDirectory.appendingPathComponent("hall-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        client = ControlClient(directory: directory)
        stop = try StopSignal()
        let started = DispatchSemaphore(value: 0)
        Thread.detachNewThread { @Sendable [directory, stop, ended] in
            defer { ended.signal() }
            do {
                let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
                let server = try SimulatorServer(directory: directory, font: .boxes, logger: logger)
                started.signal()
                try server.run(until: stop)
            } catch {
                Issue.record(error)
                started.signal()
            }
        }
        started.wait()
    }

    deinit {
        stop.stop()
        ended.wait()
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// The port of the identity-card reader.
    var reader: String { directory + "/reader" }

    /// Carries out one line of the simulator's commands.
    func control(_ words: String) throws {
        _ = try client.send(words.split(separator: " ").map(String.init))
    }
}
