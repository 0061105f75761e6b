import AsyncHTTPClient
public import Foundation
import HallCore
public import Logging
import Synchronization

/// The outside: what it knows, how it behaves, how it reaches the hub.
public final class OutsideWorld: Sendable {
    let log: Logger
    private let settings: OutsideSettings
    private let hubAddress: Mutex<URL?>
    private let state: Mutex<WorldState>
    private let client: HTTPClient

    /// - Throws: ``StateFileFault`` when the file of the state cannot be read or not be written.
    public init(_ settings: OutsideSettings, log: Logger) throws {
        self.settings = settings
        self.log = log
        hubAddress = Mutex(settings.hub)
        let known = try Self.read(settings.stateFile)
        try Self.write(known, to: settings.stateFile)
        state = Mutex(known)
        client = HTTPClient(
            eventLoopGroupProvider: .singleton,
            configuration: HTTPClient.Configuration(redirectConfiguration: .disallow))
    }

    deinit {
        client.shutdown { _ in }
    }

    /// Breaks a system, or heals it with nil.
    public func set(_ fault: Fault?, at system: OutsideSystem) {
        change { $0.faults[system.name] = fault }
    }

    /// Where reports and callbacks go from now on.
    public func set(hub: URL?) {
        hubAddress.withLock { $0 = hub }
    }

    var hub: URL? { hubAddress.withLock { $0 } }
    var now: Timestamp { settings.now() }
    var seed: UInt64 { settings.seed }
    var token: String? { settings.token }
    var clock: any Clock<Duration> { settings.clock }
    var automaticDelay: Duration? { settings.automaticDelay }
    var sender: WebhookSender { WebhookSender(client: client, seed: seed) }

    func read<T>(_ body: (WorldState) throws -> T) rethrows -> T where T: Sendable {
        try state.withLock { try body($0) }
    }

    /// Changes the state and keeps it in the file, if there is one.
    @discardableResult
    func change<T>(_ body: (inout WorldState) throws -> T) rethrows -> T where T: Sendable {
        try state.withLock { state in
            defer { save(state) }
            return try body(&state)
        }
    }

    private func save(_ state: WorldState) {
        do {
            try Self.write(state, to: settings.stateFile)
        } catch {
            log.error("\(error)")
        }
    }

    private static func write(_ state: WorldState, to path: String?) throws {
        guard let path else { return }
        do {
            try JSONEncoder().encode(state).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw StateFileFault.notWritable(path)
        }
    }

    private static func read(_ path: String?) throws -> WorldState {
        guard let path, FileManager.default.fileExists(atPath: path) else { return WorldState() }
        do {
            return try JSONDecoder().decode(WorldState.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
        } catch {
            throw StateFileFault.notReadable(path)
        }
    }
}

/// What is wrong with the file of the state.
public enum StateFileFault: Error, Sendable, Hashable, CustomStringConvertible {
    case notReadable(String)
    case notWritable(String)

    /// What to do about it.
    public var description: String {
        switch self {
        case .notReadable(let path): "\(path) is no state of this program; name another file or remove it"
        case .notWritable(let path): "\(path) cannot be written; make its folder or name another file"
        }
    }
}
