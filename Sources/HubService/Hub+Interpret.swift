import HallCore
import HubMessages
import HubStore
import Logging

extension Hub {
    /// Event types this version reads; others are stored and wait for one that does.
    static let knownTypes: [EventType] = [.caseSubmitted, .receiptOutcome, .applicantWish]

    /// Reads everything stored and not read, whichever hub stored it. A fault is logged and tried again with the
    /// stream's next batch, the next round and the next start: the events are safe either way.
    public func readStored() async {
        do {
            for stream in try await store.streamsToRead(limit: 1000) {
                try await readStored(of: stream, claim: .ifFree)
            }
        } catch {
            log.error("stored events could not be read", metadata: ["fault": "\(error)"])
        }
    }

    /// Reads everything again and again until the task is cancelled: what a hub that died has left, another one reads.
    public func keepReading(every pause: Duration) async {
        while !Task.isCancelled {
            await readStored()
            try? await surroundings.clock.sleep(for: pause)
        }
    }

    /// Reads what a stream has stored, after whoever reads it now.
    func readStored(of stream: UUIDv7) async {
        do {
            try await readStored(of: stream, claim: .waiting)
        } catch {
            log.error("stored events could not be read", metadata: ["fault": "\(error)", "stream": "\(stream)"])
        }
    }

    private func readStored(of stream: UUIDv7, claim: StreamClaim) async throws {
        let most = 100
        while true {
            let settled = try await store.readEvents(of: stream, limit: most, claim: claim, as: meaning)
            for event in settled { report(event) }
            guard settled.count == most else { return }
        }
    }

    func report(_ settled: SettledEvent) {
        guard let doubt = settled.doubt else { return }
        log.warning(
            "an event needs attention",
            metadata: [
                "stream": "\(settled.event.stream)", "seq": "\(settled.event.sequence)",
                "doubt": "\(doubt.rawValue)",
            ])
    }

    /// A fact about the event, without effects: the store may ask for it more than once.
    @Sendable
    func meaning(of event: StoredEvent) -> EventMeaning {
        guard let envelope = event.envelope else { return .needsAttention(.envelopeUnreadable) }
        return meaning(of: envelope, in: event.division)
    }

    func meaning(of envelope: Envelope, in division: String) -> EventMeaning {
        switch envelope.type {
        case .caseSubmitted: return caseSubmitted(envelope, in: division)
        case .receiptOutcome:
            guard let outcome = try? envelope.data.decode(ReceiptOutcome.self), outcome.copy > 0 else {
                return .needsAttention(.receiptUnreadable)
            }
            return .receipt(outcome, caseID: envelope.caseID)
        case .applicantWish: return wish(envelope)
        default: return .deferred
        }
    }

    private func caseSubmitted(_ envelope: Envelope, in division: String) -> EventMeaning {
        guard let record = try? envelope.data.decode(CaseRecord.self) else {
            return .needsAttention(.caseUnreadable)
        }
        if let doubt = EventDoubt(about: record, envelope: envelope, division: division) {
            return .needsAttention(doubt)
        }
        return .caseSubmitted(opened(record))
    }
}

extension EventDoubt {
    /// What keeps a readable case from being opened; nil when nothing does.
    init?(about record: CaseRecord, envelope: Envelope, division: String) {
        if record.id != envelope.caseID {
            self = .otherCase
        } else if record.kiosk != envelope.kiosk {
            self = .otherKiosk
        } else if record.division != division {
            self = .otherDivision
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
