internal import Glibc

/// Sends commands to a running simulator.
public struct ControlClient: Sendable {
    /// The simulator's folder.
    public let directory: String

    /// A client of the simulator in a folder.
    public init(directory: String) {
        self.directory = directory
    }

    /// Sends one command and waits until it has been applied. Gives what the simulator has to say.
    ///
    /// Throws ``ControlProblem`` or ``SystemFault``.
    public func send(_ words: [String]) throws -> String {
        guard let descriptor = try LocalSocket.connect(directory + "/control") else {
            throw ControlProblem.notRunning(directory: directory)
        }
        defer { _ = close(descriptor) }
        LocalSocket.send(try ControlMessage.request(words), to: descriptor)
        return try ControlMessage.result(of: Self.readAll(descriptor)).get()
    }

    private static func readAll(_ descriptor: Int32) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(descriptor, &buffer, buffer.count)
            guard count > 0 else { return bytes }
            bytes += buffer.prefix(count)
        }
    }
}
