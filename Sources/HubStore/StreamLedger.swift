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

    enum Verdict: Hashable {
        case next
        case known
        case fork
        case gap(expected: Int64)
    }

    /// - Parameter knownHash: hash stored at the event's number, if the number is not above the head.
    func verdict(on event: ChainedEvent, knownHash: Base64?) -> Verdict {
        let number = event.envelope.sequence
        if number <= sequence { return knownHash == event.hash ? .known : .fork }
        if number > sequence + 1 { return .gap(expected: sequence + 1) }
        return event.envelope.previousHash == hash ? .next : .fork
    }

    mutating func append(_ event: ChainedEvent) {
        sequence = event.envelope.sequence
        hash = event.hash
    }
}

/// What became of a batch. Only `stored` wrote events.
public enum AppendOutcome: Hashable, Sendable {
    /// Everything is there, of this batch or from before. `added` counts what was new.
    case stored(sequence: Int64, hash: Base64, added: Int)
    case fork(sequence: Int64)
    case gap(expected: Int64)
    case unknownStream
}
