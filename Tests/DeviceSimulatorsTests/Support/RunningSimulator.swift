import DeviceSimulators
import Foundation
import Testing

/// A simulator with its event loop on a thread of its own, in a folder of its own.
final class RunningSimulator {
    let directory: String
    private let client: ControlClient
    private let stop: StopSignal
    private let ended = DispatchSemaphore(value: 0)

    init(pacing: SimulatorServer.Pacing = .none) throws {
        directory = try RunningSimulator.emptyFolder()
        client = ControlClient(directory: directory)
        stop = try StopSignal()
        let started = DispatchSemaphore(value: 0)
        Thread.detachNewThread { @Sendable [directory, stop, ended] in
            defer { ended.signal() }
            do {
                let server = try SimulatorServer(
                    directory: directory, pacing: pacing, font: .boxes, logger: .silent)
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
        end()
        try? FileManager.default.removeItem(atPath: directory)
    }

    /// Ends the event loop and waits for it. Later calls do nothing.
    func end() {
        stop.stop()
        ended.wait()
        ended.signal()
    }

    @discardableResult
    func control(_ words: String) throws -> String {
        try client.send(words.split(separator: " ").map(String.init))
    }

    func path(_ name: String) -> String { directory + "/" + name }

    static func emptyFolder() throws -> String {
        let path = FileManager.default.temporaryDirectory.appendingPathComponent("sim-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        return path
    }
}
