/// What a session remembers beside its statements: the fault that ended the transaction, and whom to tell after it.
struct TransactionNotes {
    /// A payload for a channel.
    struct Notice: Hashable {
        let channel: String
        let payload: String
    }

    private(set) var fault: SQLFault?
    private(set) var notices: [Notice] = []

    /// Runs a step unless an earlier one failed, and remembers if this one does.
    mutating func keep<T>(_ step: () throws -> T) throws -> T {
        if let fault { throw fault }
        do {
            return try step()
        } catch let fault as SQLFault {
            self.fault = fault
            throw fault
        }
    }

    /// Remembers a payload to tell after the commit.
    mutating func notify(_ channel: String, _ payload: String) throws {
        try keep {
            guard Self.isChannel(channel), (1..<8000).contains(payload.utf8.count) else {
                throw SQLFault.refused(code: "notify", message: "the channel's name or the payload's length is wrong")
            }
        }
        let notice = Notice(channel: channel, payload: payload)
        if !notices.contains(notice) { notices.append(notice) }
    }

    /// Whether the text can stand as a channel's name without quotes: a-z, 0-9 and underscore, at most 63.
    static func isChannel(_ name: String) -> Bool {
        (1...63).contains(name.utf8.count)
            && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F }
    }
}
