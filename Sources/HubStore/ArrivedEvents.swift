import HallCore
import HubMessages

/// A batch whose signatures hold, on its way into the store.
struct ArrivedBatch: Sendable {
    let stream: UUIDv7
    /// As it was known when the signatures were checked.
    let kiosk: KnownKiosk
    let events: [ChainedEvent]
    let time: Timestamp
    /// What each event means, in the events' order; nil to leave them unread.
    var meanings: [PreparedMeaning]?

    /// The same events, left unread.
    var unread: ArrivedBatch {
        var batch = self
        batch.meanings = nil
        return batch
    }
}

/// New events of one batch, each with what becomes of it.
struct ArrivedEvents {
    private enum State {
        case unread
        /// It came before, by another stream of a kiosk whose disk was copied or restored. It is kept, so that this
        /// stream's chain stays whole, and not read again.
        case duplicate
        case settled(PreparedMeaning)
    }

    private let events: [(event: ChainedEvent, state: State)]

    /// - Parameters:
    ///   - added: the last events of the batch, those that are new.
    ///   - known: identifiers of events that are stored; those of this batch join them.
    ///   - readable: false while earlier events of the stream wait: events are read in the stream's order.
    init(_ added: [ChainedEvent], of batch: ArrivedBatch, known: inout Set<UUIDv7>, readable: Bool) {
        let meanings = readable ? batch.meanings?.suffix(added.count).map(Optional.some) : nil
        events = zip(added, meanings ?? Array(repeating: nil, count: added.count)).map { event, meaning in
            guard known.insert(event.envelope.id).inserted else { return (event, .duplicate) }
            return (event, meaning.map { .settled($0) } ?? .unread)
        }
    }

    var meanings: [PreparedMeaning] {
        events.compactMap { if case .settled(let meaning) = $0.state { meaning } else { nil } }
    }

    var hasUnread: Bool {
        events.contains { if case .unread = $0.state { true } else { false } }
    }

    func settled(of head: StreamHead) -> [SettledEvent] {
        events.compactMap { event, state in
            guard case .settled(let prepared) = state else { return nil }
            let stored = StoredEvent(
                division: head.division, stream: head.stream, sequence: event.envelope.sequence, kiosk: head.kiosk,
                type: event.envelope.type, envelope: event.envelope)
            return SettledEvent(event: stored, doubt: prepared.meaning.doubt)
        }
    }

    /// The rows of the table of events.
    func add(to rows: inout RowBatch, of head: StreamHead, at time: Timestamp) {
        rows.add(
            """
            INSERT INTO event (division, stream, seq, id, kiosk, type, case_id, previous_hash, hash, envelope, received_at,
                state, reason) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            events.map { event, state in
                let envelope = event.envelope
                return [
                    .of(head.division), .of(head.stream), .of(envelope.sequence), .of(envelope.id), .of(head.kiosk),
                    .sent(envelope.type.rawValue), .of(envelope.caseID), .of(envelope.previousHash.bytes),
                    .of(event.hash.bytes), .of(event.bytes), .of(time),
                ] + Self.values(of: state)
            })
    }

    private static func values(of state: State) -> [SQLValue] {
        switch state {
        case .unread: ["received", nil]
        case .duplicate: ["duplicate", nil]
        case .settled(let prepared): [.of(prepared.meaning.state), .of(prepared.meaning.doubt?.rawValue)]
        }
    }
}
