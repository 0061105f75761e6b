import HallCore
import HubMessages
import HubStore
import Logging

extension Hub {
    /// Stores a batch durably, then reads what it means. The acknowledgement speaks of the first only.
    func receive(_ body: [UInt8], stream: UUIDv7, from kiosk: KnownKiosk) throws -> PushAck {
        guard body.count <= PushBatch.maximumBytes else {
            throw Problem(
                type: .tooLarge, title: "The batch is too large", status: 413, maximumBytes: PushBatch.maximumBytes)
        }
        let batch: PushBatch = try decode(body)
        let events = try BatchReader.read(batch, stream: stream, kiosk: kiosk.code)
        guard let head = events.last, Proof.holds(batch.headSignature, over: head.hash.bytes, by: kiosk.publicKey)
        else { throw Problem.badSignature }
        let outcome = try store.append(events, to: stream, kiosk: kiosk.code, at: surroundings.now())
        let ack = try acknowledgement(of: outcome, events: events, stream: stream)
        interpretStored()
        return ack
    }

    func head(of stream: UUIDv7, from kiosk: KnownKiosk) throws -> StreamHead {
        guard let head = try store.head(of: stream, kiosk: kiosk.code) else { throw Problem.notFound }
        return StreamHead(
            stream: stream, sequence: head.sequence, hash: head.hash, epoch: try store.epoch(),
            hubTime: surroundings.now())
    }

    private func acknowledgement(
        of outcome: AppendOutcome, events: [ChainedEvent], stream: UUIDv7
    ) throws -> PushAck {
        switch outcome {
        case .unknownStream: throw Problem.kioskUnknown
        case .gap(let expected):
            throw Problem(
                type: .gap, title: "Events before these are missing", status: 409, expectedSequence: expected,
                epoch: try store.epoch())
        case .fork(let sequence):
            log.critical("a stream forked", metadata: ["stream": "\(stream)", "seq": "\(sequence)"])
            throw Problem(
                type: .streamFork, title: "The stream's history differs from what the hub holds", status: 409,
                detail: "first difference at event \(sequence)", epoch: try store.epoch())
        case .stored(let sequence, let hash, _):
            var ack = PushAck(
                stream: stream, ackUpTo: sequence, headHash: hash, epoch: try store.epoch(),
                hubTime: surroundings.now(),
                deferred: events.map(\.envelope).filter { !Self.knownTypes.contains($0.type) }.map(\.sequence))
            ack.signature = try keys.sign(ack.signedBytes())
            return ack
        }
    }
}
