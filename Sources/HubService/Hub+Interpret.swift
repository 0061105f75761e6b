import HallCore
import HubMessages
import HubStore
import Logging

extension Hub {
    /// Event types this version reads; others are stored and wait for one that does.
    static let knownTypes: [EventType] = [.caseSubmitted, .receiptOutcome]

    /// Reads everything stored and not read. A fault is logged and tried again with the next batch and at the next
    /// start: the events are safe either way.
    public func interpretStored() {
        do {
            while true {
                let events = try store.pendingEvents(limit: 100)
                guard !events.isEmpty else { return }
                for event in events { try interpret(event) }
            }
        } catch {
            log.error("stored events could not be read", metadata: ["fault": "\(error)"])
        }
    }

    private func interpret(_ event: PendingEvent) throws {
        let meaning = meaning(of: event)
        if case .needsAttention(let doubt) = meaning {
            log.warning(
                "an event needs attention",
                metadata: ["stream": "\(event.stream)", "seq": "\(event.sequence)", "doubt": "\(doubt.rawValue)"])
        }
        try store.settle(event, as: meaning)
    }

    private func meaning(of event: PendingEvent) -> EventMeaning {
        guard let json = try? JSONValue(parsing: event.bytes), let envelope = try? Envelope(json: json) else {
            return .needsAttention(.envelopeUnreadable)
        }
        switch event.type {
        case .caseSubmitted: return caseSubmitted(envelope)
        case .receiptOutcome:
            guard let outcome = try? envelope.data.decode(ReceiptOutcome.self), outcome.copy > 0 else {
                return .needsAttention(.receiptUnreadable)
            }
            return .receipt(outcome, caseID: envelope.caseID)
        default: return .deferred
        }
    }

    private func caseSubmitted(_ envelope: Envelope) -> EventMeaning {
        guard let record = try? envelope.data.decode(CaseRecord.self) else {
            return .needsAttention(.caseUnreadable)
        }
        if let doubt = EventDoubt(about: record, envelope: envelope) { return .needsAttention(doubt) }
        let holders = record.form.cardNumbers(askedBy: packs.pack(of: record)?.form(record.form.formID)).map {
            keys.holder(cardNumber: $0)
        }
        return .caseSubmitted(OpenedCase(record: record, holders: holders, receivedAt: surroundings.now()))
    }
}

extension EventDoubt {
    /// What keeps a readable case from being opened; nil when nothing does.
    init?(about record: CaseRecord, envelope: Envelope) {
        if record.id != envelope.caseID {
            self = .otherCase
        } else if record.kiosk != envelope.kiosk {
            self = .otherKiosk
        } else if record.lanes.isEmpty {
            self = .noLane
        } else if Set(record.lanes.map(\.utility)).count != record.lanes.count
            || record.lanes.contains(where: { $0.version < 0 })
        {
            self = .badLanes
        } else {
            return nil
        }
    }
}
