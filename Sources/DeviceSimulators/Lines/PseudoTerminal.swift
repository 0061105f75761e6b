internal import Glibc

/// One pseudo-terminal in raw mode; the simulator holds both ends.
///
/// The slave end stays open here too: otherwise the master end reports a hang-up each time the host's program
/// closes its port. Closing both ends is the pulled cable: the host reads end of file.
final class PseudoTerminal {
    let master: Int32
    private let slave: Int32
    /// The node that the host opens, such as /dev/pts/7.
    let node: String

    /// Opens a new pair whose node differs from `other`.
    convenience init(differentFrom other: String? = nil) throws(SystemFault) {
        let first = try Self.open()
        guard first.node == other else {
            self.init(first)
            return
        }
        // The kernel hands out the lowest free node; holding the first pair forces another.
        let second: Pair
        do {
            second = try Self.open()
        } catch {
            Self.close(first)
            throw error
        }
        Self.close(first)
        self.init(second)
    }

    private init(_ pair: Pair) {
        master = pair.master
        slave = pair.slave
        node = pair.node
    }

    deinit {
        _ = Glibc.close(master)
        _ = Glibc.close(slave)
    }

    /// Bits a second that the host has set.
    var hostSpeed: Int {
        var settings = termios()
        guard tcgetattr(slave, &settings) == 0 else { return 0 }
        return Self.speeds[cfgetospeed(&settings)] ?? 0
    }

    /// Lets the node be opened again after a program that claimed it for itself has closed it: a real port
    /// forgets the claim with its last user, and here the simulator is the last user.
    func releaseClaim() {
        _ = ioctl(slave, UInt(TIOCNXCL))
    }

    /// What has arrived, up to `limit` bytes; empty when there is nothing.
    func read(limit: Int) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: limit)
        let count = Glibc.read(master, &buffer, limit)
        return count > 0 ? Array(buffer.prefix(count)) : []
    }

    /// Sends bytes; gives how many the line took.
    func write(_ bytes: [UInt8]) -> Int {
        max(Glibc.write(master, bytes, bytes.count), 0)
    }

    private struct Pair {
        var master: Int32
        var slave: Int32
        var node: String
    }

    private static let speeds: [speed_t: Int] = [
        speed_t(B9600): 9600, speed_t(B19200): 19_200, speed_t(B38400): 38_400, speed_t(B57600): 57_600,
        speed_t(B115200): 115_200,
    ]

    private static func open() throws(SystemFault) -> Pair {
        var master: Int32 = -1
        var slave: Int32 = -1
        guard openpty(&master, &slave, nil, nil, nil) == 0 else { throw SystemFault("opening a pseudo-terminal") }
        for descriptor in [master, slave] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        _ = fcntl(master, F_SETFL, O_NONBLOCK)
        var settings = termios()
        _ = tcgetattr(slave, &settings)
        cfmakeraw(&settings)
        _ = tcsetattr(slave, TCSANOW, &settings)
        return Pair(master: master, slave: slave, node: try name(of: slave))
    }

    private static func name(of slave: Int32) throws(SystemFault) -> String {
        var buffer = [CChar](repeating: 0, count: 256)
        let result = ttyname_r(slave, &buffer, buffer.count)
        guard result == 0 else { throw SystemFault("naming a pseudo-terminal") }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    private static func close(_ pair: Pair) {
        _ = Glibc.close(pair.master)
        _ = Glibc.close(pair.slave)
    }
}
