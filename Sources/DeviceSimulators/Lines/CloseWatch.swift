internal import Glibc

/// Tells when a program of the host has closed one of the nodes.
struct CloseWatch: ~Copyable {
    let descriptor: Int32

    init() throws(SystemFault) {
        descriptor = inotify_init1(Int32(IN_NONBLOCK | IN_CLOEXEC))
        guard descriptor >= 0 else { throw SystemFault("watching the nodes") }
    }

    deinit {
        _ = close(descriptor)
    }

    /// Watches a node until it is gone.
    func add(_ node: String) {
        _ = inotify_add_watch(descriptor, node, UInt32(IN_CLOSE_WRITE | IN_CLOSE_NOWRITE))
    }

    /// Takes all news; which node it was does not matter.
    func drain() {
        var buffer = [UInt8](repeating: 0, count: 1024)
        while read(descriptor, &buffer, buffer.count) > 0 {}
    }
}
