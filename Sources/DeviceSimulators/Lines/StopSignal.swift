internal import Glibc

/// A way to end a waiting event loop from any thread or signal handler.
public struct StopSignal: Sendable {
    let descriptor: Int32
    private let writer: Int32

    /// A signal that has not been given.
    public init() throws(SystemFault) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw SystemFault("making a pipe") }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        descriptor = ends[0]
        writer = ends[1]
    }

    /// Ends the loop. Giving it twice does no harm.
    public func stop() {
        var byte: UInt8 = 1
        _ = write(writer, &byte, 1)
    }
}
