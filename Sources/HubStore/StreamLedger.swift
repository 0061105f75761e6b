import HallCore
public import HubMessages

/// One event with its place in the chain worked out; what the hub stores.
public struct ChainedEvent: Hashable, Sendable {
    public var envelope: Envelope
    /// SHA-256 over the previous hash and the canonical bytes.
    public var hash: Base64
    public var bytes: [UInt8]

    /// Gathers its parts.
    public init(envelope: Envelope, hash: Base64, bytes: [UInt8]) {
        self.envelope = envelope
        self.hash = hash
        self.bytes = bytes
    }
}

/// Decides what a stream's events are to the hub: next, known, a fork, or beyond a gap.
///
/// | hub sees | verdict |
/// | --- | --- |
/// | number after the head, previous hash equal to the head's | `next` |
/// | number after the head, another previous hash | `fork` |
/// | number up to the head, same hash | `known` |
/// | number up to the head, another hash | `fork` |
/// | number beyond the one after the head | `gap` |
struct StreamLedger: Hashable {
    var sequence: Int64
    var hash: Base64

    private enum Verdict: Hashable {
        case next
        case known
        case fork
        case gap(expected: Int64)
    }

    /// What a batch comes to as a whole.
    enum BatchVerdict: Hashable {
        /// Those that were not known; the ledger stands behind the last of them.
        case store([ChainedEvent])
        case gap(expected: Int64)
        case fork(ChainedEvent)
    }

    /// Follows a batch to its end, or to the first event that keeps it from being stored.
    /// - Parameter knownHashes: hashes stored at the events' numbers that are not above the head.
    mutating func take(_ events: [ChainedEvent], knownHashes: [Int64: Base64]) -> BatchVerdict {
        var added: [ChainedEvent] = []
        for event in events {
            switch verdict(on: event, knownHash: knownHashes[event.envelope.sequence]) {
            case .known: continue
            case .gap(let expected): return .gap(expected: expected)
            case .fork: return .fork(event)
            case .next:
                sequence = event.envelope.sequence
                hash = event.hash
                added.append(event)
            }
        }
        return .store(added)
    }

    private func verdict(on event: ChainedEvent, knownHash: Base64?) -> Verdict {
        let number = event.envelope.sequence
        if number <= sequence { return knownHash == event.hash ? .known : .fork }
        if number > sequence + 1 { return .gap(expected: sequence + 1) }
        return event.envelope.previousHash == hash ? .next : .fork
    }
}

/// What became of a batch. Only `stored` wrote events.
public enum AppendOutcome: Hashable, Sendable {
    /// Everything is there, of this batch or from before. `added` counts what was new.
    case stored(sequence: Int64, hash: Base64, added: Int)
    case fork(sequence: Int64)
    case gap(expected: Int64)
    case unknownStream
    /// The kiosk was revoked or has another key than the one that the batch was checked with.
    case otherKey
}
