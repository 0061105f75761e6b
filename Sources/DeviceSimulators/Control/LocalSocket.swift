internal import Glibc

/// UNIX sockets of the control folder.
enum LocalSocket {
    /// Connects; nil when nobody listens there.
    static func connect(_ path: String) throws(SystemFault) -> Int32? {
        let descriptor = try open()
        let result = try withAddress(of: path) { Glibc.connect(descriptor, $0, $1) }
        guard result == 0 else {
            _ = close(descriptor)
            return nil
        }
        return descriptor
    }

    /// Listens, in place of a socket that a dead program left behind.
    static func listen(_ path: String) throws(SystemFault) -> Int32 {
        _ = unlink(path)
        let descriptor = try open()
        guard try withAddress(of: path, { bind(descriptor, $0, $1) }) == 0, Glibc.listen(descriptor, 16) == 0 else {
            let fault = SystemFault("listening on \(path)")
            _ = close(descriptor)
            throw fault
        }
        _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
        return descriptor
    }

    /// Sends all bytes; a peer that is gone is not an error.
    static func send(_ bytes: [UInt8], to descriptor: Int32) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = Glibc.send(descriptor, Array(rest), rest.count, Int32(MSG_NOSIGNAL))
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    private static func open() throws(SystemFault) -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw SystemFault("opening a socket") }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        return descriptor
    }

    private static func withAddress(
        of path: String, _ body: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) throws(SystemFault) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let room = MemoryLayout.size(ofValue: address.sun_path)
        guard path.utf8.count < room else {
            errno = ENAMETOOLONG
            throw SystemFault("using \(path) as a socket (at most \(room - 1) bytes)")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body($0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
