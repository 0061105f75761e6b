import Dispatch
import Foundation
import Synchronization

/// A program that is run for one job: bytes in, bytes out, within a time. What goes in never stands in its arguments, where
/// every user of the machine could read it.
struct ChildProgram: Sendable {
    private let path: String

    /// What became of a run.
    enum Outcome: Equatable {
        case done([UInt8])
        /// It ended by itself with this status.
        case failed(Int32)
        /// It took too long, or nobody wants it any more.
        case stopped
    }

    /// Nil when no folder of the search path has it.
    init?(_ name: String, searchPath: String) {
        let places = searchPath.split(separator: ":").map { "\($0)/\(name)" }
        guard let path = places.first(where: FileManager.default.isExecutableFile) else { return nil }
        self.path = path
    }

    /// Runs it once. Cancelling the task ends it.
    func run(_ arguments: [String], input: [UInt8], within limit: Duration) async -> Outcome {
        let child = Child(path, arguments)
        let watchdog = Task {
            try await Task.sleep(for: limit)
            child.stop()
        }
        defer { watchdog.cancel() }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                DispatchQueue.global().async { continuation.resume(returning: child.run(input)) }
            }
        } onCancel: {
            child.stop()
        }
    }
}

/// One run of a program.
private final class Child: Sendable {
    private enum State {
        case ready
        case running(pid_t)
        case stopped
    }

    private let path: String
    private let arguments: [String]
    private let state = Mutex(State.ready)

    /// A child that dies while it is written to must not take the daemon with it.
    private static let outlivesBrokenPipes: Void = { signal(SIGPIPE, SIG_IGN) }()

    init(_ path: String, _ arguments: [String]) {
        self.path = path
        self.arguments = arguments
    }

    func stop() {
        state.withLock { state in
            if case .running(let id) = state { kill(id, SIGTERM) }
            state = .stopped
        }
    }

    /// Blocks until the program has ended.
    func run(_ input: [UInt8]) -> ChildProgram.Outcome {
        _ = Self.outlivesBrokenPipes
        let (process, stdin, stdout) = (Process(), Pipe(), Pipe())
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.standardInput = stdin
        process.standardOutput = stdout
        process.standardError = FileHandle.nullDevice
        guard start(process) else { return .stopped }
        let feed = stdin.fileHandleForWriting
        DispatchQueue.global().async {
            try? feed.write(contentsOf: Data(input))
            try? feed.close()
        }
        let output = (try? stdout.fileHandleForReading.readToEnd()) ?? Data()
        process.waitUntilExit()
        guard !end() else { return .stopped }
        return process.terminationStatus == 0 ? .done(Array(output)) : .failed(process.terminationStatus)
    }

    private func start(_ process: Process) -> Bool {
        state.withLock { state in
            guard case .ready = state, (try? process.run()) != nil else { return false }
            state = .running(process.processIdentifier)
            return true
        }
    }

    /// From here on its number may be another's.
    /// - Returns: Whether it was told to stop.
    private func end() -> Bool {
        state.withLock { state in
            if case .stopped = state { return true }
            state = .stopped
            return false
        }
    }
}
