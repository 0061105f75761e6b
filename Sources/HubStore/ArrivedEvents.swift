import HallCore
import HubMessages

/// A stream's row.
struct StreamHead {
    var stream: UUIDv7
    var kiosk: String
    var division: String
    var ledger: StreamLedger
    var epoch: String
}

/// New events of a batch, each with what it means, as they go into the table of events.
struct ArrivedEvents {
    static let statement = """
        INSERT INTO event (
            division, stream, seq, id, kiosk, type, case_id, previous_hash, hash, envelope, received_at, state, reason
        ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    private enum State {
        case unread
        /// It came before, by another stream of a kiosk whose disk was copied or restored. It is kept, so that this
        /// stream's chain stays whole, and not read again.
        case duplicate
        case settled(SettledEvent, EventMeaning)
    }

    private var known: Set<UUIDv7>
    private var events: [(event: ChainedEvent, state: State)] = []

    /// - Parameter known: identifiers of events that are stored already.
    init(known: Set<UUIDv7>) {
        self.known = known
    }

    mutating func add(_ event: ChainedEvent, of head: StreamHead, reading: EventReading?) {
        events.append((event, state(of: event, head, reading)))
        known.insert(event.envelope.id)
    }

    private func state(of event: ChainedEvent, _ head: StreamHead, _ reading: EventReading?) -> State {
        guard !known.contains(event.envelope.id) else { return .duplicate }
        guard let reading else { return .unread }
        let stored = StoredEvent(
            division: head.division, stream: head.stream, sequence: event.envelope.sequence, kiosk: head.kiosk,
            type: event.envelope.type, envelope: event.envelope)
        let meaning = reading(stored)
        return .settled(SettledEvent(event: stored, doubt: meaning.doubt), meaning)
    }

    var settled: [SettledEvent] {
        events.compactMap { if case .settled(let event, _) = $0.state { event } else { nil } }
    }

    var meanings: [EventMeaning] {
        events.compactMap { if case .settled(_, let meaning) = $0.state { meaning } else { nil } }
    }

    var hasUnread: Bool {
        events.contains { if case .unread = $0.state { true } else { false } }
    }

    /// Values for ``statement``.
    func rows(of head: StreamHead, at time: Timestamp) -> [[SQLValue]] {
        events.map { event, state in
            let envelope = event.envelope
            return [
                .of(head.division), .of(head.stream), .of(envelope.sequence), .of(envelope.id), .of(head.kiosk),
                .sent(envelope.type.rawValue), .of(envelope.caseID), .of(envelope.previousHash.bytes),
                .of(event.hash.bytes), .of(event.bytes), .of(time),
            ] + Self.values(of: state)
        }
    }

    private static func values(of state: State) -> [SQLValue] {
        switch state {
        case .unread: ["received", nil]
        case .duplicate: ["duplicate", nil]
        case .settled(_, let meaning): [.of(meaning.state), .of(meaning.doubt?.rawValue)]
        }
    }
}
