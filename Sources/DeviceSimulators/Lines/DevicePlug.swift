internal import Glibc

/// The socket of one device: a symbolic link in the simulator's folder that leads to a pseudo-terminal while the
/// device is plugged in.
struct DevicePlug: ~Copyable {
    /// Where the link stands while plugged in.
    let link: String
    private var outbox: Outbox
    private var readableAt: Int64 = 0
    private var terminal: PseudoTerminal?
    private var lastNode: String?
    private var bytesUntilUnplug: Int?

    init(link: String, nanosecondsPerByte: Int64) {
        self.link = link
        outbox = Outbox(nanosecondsPerByte: nanosecondsPerByte)
    }

    /// The descriptor to wait on; nil while unplugged.
    var descriptor: Int32? { terminal?.master }

    /// The present node; nil while unplugged.
    var node: String? { terminal == nil ? nil : lastNode }

    var hostSpeed: Int { terminal?.hostSpeed ?? 0 }

    /// Opens a new node and puts the link on it. Plugging in twice changes nothing.
    mutating func plug() throws(SystemFault) {
        guard terminal == nil else { return }
        let fresh = try PseudoTerminal(differentFrom: lastNode)
        try Self.place(link, onto: fresh.node)
        lastNode = fresh.node
        terminal = fresh
        bytesUntilUnplug = nil
    }

    /// Removes the link and hangs up. What was on the line is lost.
    mutating func unplug() {
        guard terminal != nil else { return }
        _ = Glibc.unlink(link)
        terminal = nil
        outbox.clear()
        bytesUntilUnplug = nil
    }

    /// Pulls the cable after so many more bytes in the direction that the device's `spend` counts.
    mutating func unplug(afterBytes count: Int) {
        guard count > 0 else { return unplug() }
        bytesUntilUnplug = count
    }

    private func allowance(_ count: Int) -> Int {
        min(count, bytesUntilUnplug ?? count)
    }

    /// Counts bytes that passed; pulls the cable when its time has come.
    mutating func spend(_ count: Int) {
        guard let left = bytesUntilUnplug else { return }
        bytesUntilUnplug = left - count
        if left - count <= 0 { unplug() }
    }

    /// When the next read or write is due; nil when only the host's bytes can wake this plug.
    func nextDue(now: Int64) -> Int64? {
        let readable = readableAt > now ? readableAt : nil
        return [outbox.nextDue, readable].compactMap { $0 }.min()
    }

    /// Whether bytes may be read now: on a paced line the ones before must have had their time.
    func isReadable(now: Int64) -> Bool { terminal != nil && readableAt <= now }

    /// Reads what the cable still lets through.
    mutating func read(now: Int64) -> [UInt8] {
        let paced = outbox.nanosecondsPerByte > 0
        let bytes = terminal?.read(limit: allowance(paced ? Self.pacedLength : Self.unpacedLength)) ?? []
        readableAt = now + Int64(bytes.count) * outbox.nanosecondsPerByte
        return bytes
    }

    private static let pacedLength = 32
    private static let unpacedLength = 4096

    func releaseClaim() {
        terminal?.releaseClaim()
    }

    mutating func send(_ piece: LinePiece, now: Int64) {
        guard terminal != nil else { return }
        outbox.append(piece, now: now)
    }

    /// Writes what is due.
    mutating func deliverDue(now: Int64, counting: Counting) {
        let due = outbox.takeDue(now: now)
        guard !due.isEmpty else { return }
        let allowed = counting == .sent ? due.prefix(allowance(due.count)) : due[...]
        let written = terminal?.write(Array(allowed)) ?? 0
        outbox.putBack(Array(due.dropFirst(written)), now: now)
        if counting == .sent { spend(written) }
    }

    /// Which bytes an `unplug-after` counts.
    enum Counting {
        case sent, received
    }

    private static func place(_ link: String, onto node: String) throws(SystemFault) {
        let fresh = link + ".new"
        _ = Glibc.unlink(fresh)
        guard symlink(node, fresh) == 0 else { throw SystemFault("linking \(link)") }
        guard rename(fresh, link) == 0 else { throw SystemFault("linking \(link)") }
    }
}
