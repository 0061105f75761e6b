import Dispatch
import Glibc
import Synchronization

/// A program of ours that answers a line with a line, over one socket that is its standard input and output.
///
/// It is asked one thing after the other; whatever goes wrong once ends it, so that no answer is ever taken for another's.
final class HelperProcess: Sendable {
    private let pid: pid_t
    private let socket: Int32
    private let queue = DispatchQueue(label: "helper")
    private let state = Mutex(State.running([]))

    private enum State {
        /// With the bytes after the last whole line.
        case running([UInt8])
        case over
    }

    /// - Parameter command: The program's path and its arguments.
    /// - Throws: ``HelperFault/notStarted(program:code:)``.
    init(_ command: [String]) throws {
        var ends: [Int32] = [-1, -1]
        let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
        guard socketpair(AF_UNIX, kind, 0, &ends) == 0 else {
            throw HelperFault.notStarted(program: command.first ?? "", code: errno)
        }
        defer { close(ends[1]) }
        do {
            pid = try Self.spawn(command, on: ends[1])
        } catch {
            close(ends[0])
            throw error
        }
        socket = ends[0]
    }

    /// Only here is the socket closed: while somebody waits at it, its number must not become another file's.
    deinit {
        end()
        close(socket)
    }

    /// The answers to some lines, one each.
    ///
    /// - Throws: ``HelperFault``; the process is over then.
    func ask(_ lines: [String], within milliseconds: Int32) async throws -> [String] {
        try await withCheckedThrowingContinuation { continuation in
            queue.async { @Sendable in
                continuation.resume(with: Result { try self.exchange(lines, milliseconds) })
            }
        }
    }

    /// Ends the process at once; what it had in memory is gone when this returns.
    func end() {
        let wasRunning = state.withLock { state in
            defer { state = .over }
            if case .running = state { return true }
            return false
        }
        guard wasRunning else { return }
        kill(pid, SIGKILL)
        var status: Int32 = 0
        waitpid(pid, &status, 0)
        shutdown(socket, Int32(SHUT_RDWR))
    }

    /// In portions: neither side waits for the other with a full buffer.
    private func exchange(_ lines: [String], _ milliseconds: Int32) throws -> [String] {
        do {
            return try stride(from: 0, to: lines.count, by: 50).flatMap { start in
                let some = lines[start..<min(start + 50, lines.count)]
                try send(some.joined(separator: "\n") + "\n")
                return try some.map { _ in try line(within: milliseconds) }
            }
        } catch {
            end()
            throw error
        }
    }

    private func send(_ text: String) throws {
        var left = Array(text.utf8)[...]
        while !left.isEmpty {
            let count = left.withUnsafeBytes { Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            guard count > 0 else { throw HelperFault.ended }
            left = left.dropFirst(count)
        }
    }

    private func line(within milliseconds: Int32) throws -> String {
        while true {
            if let line = try takeLine() { return line }
            var waiting = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
            guard poll(&waiting, 1, milliseconds) > 0 else { throw HelperFault.silent }
            var bytes = [UInt8](repeating: 0, count: 16_384)
            let count = recv(socket, &bytes, bytes.count, 0)
            guard count > 0 else { throw HelperFault.ended }
            state.withLock { state in
                if case .running(let rest) = state { state = .running(rest + bytes.prefix(count)) }
            }
        }
    }

    private func takeLine() throws -> String? {
        try state.withLock { state in
            guard case .running(let rest) = state else { throw HelperFault.ended }
            guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
            state = .running(Array(rest[(end + 1)...]))
            return String(decoding: rest[..<end], as: UTF8.self)
        }
    }
}
