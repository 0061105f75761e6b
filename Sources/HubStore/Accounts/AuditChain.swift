/// Checks an audit chain link by link, so that a long one need not be held at once.
public struct AuditChain: Sendable {
    /// Where a chain is broken first.
    public enum Break: Hashable, Sendable {
        /// A link is missing, or one is there twice.
        case notNext(sequence: Int64, expected: Int64)
        /// The link does not join on to the one before.
        case notJoined(sequence: Int64)
        /// The link's content is not what was hashed.
        case altered(sequence: Int64)
        /// The chain ends before a link that was there once, or has another one in its place.
        case notReached(AuditHead)
    }

    public let division: String
    /// The last link that holds.
    public private(set) var head: AuditHead
    /// Nil as long as all hold.
    public private(set) var firstBreak: Break?
    private var awaited: AuditHead?

    /// - Parameters:
    ///   - head: the last link that was checked before; the chain's start if nil.
    ///   - awaited: an end of the chain that somebody wrote down, and that must still be there.
    public init(division: String, from head: AuditHead? = nil, awaiting awaited: AuditHead? = nil) {
        self.division = division
        let first = head ?? .start(of: division)
        self.head = first
        self.awaited = awaited == first ? nil : awaited
    }

    /// Takes the next link; after a break nothing more is taken.
    public mutating func take(_ entry: AuditEntry) {
        guard firstBreak == nil else { return }
        if let found = problem(with: entry) {
            firstBreak = found
        } else {
            head = AuditHead(sequence: entry.sequence, hash: entry.hash)
            if head == awaited { awaited = nil }
        }
    }

    /// What was found, after the last link.
    public func finished() -> Break? {
        firstBreak ?? awaited.map { .notReached($0) }
    }

    /// The first break of a chain that is at hand as a whole; nil when all links hold.
    public static func verify(
        _ entries: some Sequence<AuditEntry>, of division: String, awaiting awaited: AuditHead? = nil
    ) -> Break? {
        var chain = AuditChain(division: division, awaiting: awaited)
        for entry in entries { chain.take(entry) }
        return chain.finished()
    }

    private func problem(with entry: AuditEntry) -> Break? {
        let sequence = entry.sequence
        if sequence != head.sequence + 1 { return .notNext(sequence: sequence, expected: head.sequence + 1) }
        if entry.previousHash != head.hash { return .notJoined(sequence: sequence) }
        let isWhole = entry.event.division == division && entry.hash == entry.rightHash
        if !isWhole { return .altered(sequence: sequence) }
        if let awaited, awaited.sequence == sequence, awaited.hash != entry.hash { return .notReached(awaited) }
        return nil
    }
}

extension AuditChain.Break {
    /// What people read.
    public var message: String {
        switch self {
        case .notNext(let sequence, let expected): "第 \(expected) 条记录缺失或重复，接下来的是第 \(sequence) 条"
        case .notJoined(let sequence): "第 \(sequence) 条记录与前一条衔接不上，前一条可能被改动或替换"
        case .altered(let sequence): "第 \(sequence) 条记录的内容被改动过"
        case .notReached(let head): "曾经抄录的第 \(head.sequence) 条记录不在了，或者整条链被重写过"
        }
    }
}
