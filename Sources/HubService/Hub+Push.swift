import HallCore
import HubMessages
import HubStore
import Logging

extension Hub {
    /// Stores a batch durably and reads what it means. The acknowledgement speaks of the first only.
    func receive(_ request: SyncRequest, stream: UUIDv7) async throws -> PushAck {
        let code = request.header(MessageSigning.kioskCodeHeader) ?? ""
        if let known = keyring.kiosk(code), isSigned(request, by: known) {
            try limits.take(.sync, known.code)
            if let ack = try await receive(request.body, stream: stream, from: known) { return ack }
        }
        let kiosk = try await identify(request)
        keyring.keep(kiosk)
        guard let ack = try await receive(request.body, stream: stream, from: kiosk) else { throw Problem.kioskUnknown }
        return ack
    }

    /// - Returns: nil when the kiosk is no longer the one that signed.
    private func receive(_ body: [UInt8], stream: UUIDv7, from kiosk: KnownKiosk) async throws -> PushAck? {
        guard body.count <= PushBatch.maximumBytes else {
            throw Problem(
                type: .tooLarge, title: "The batch is too large", status: 413, maximumBytes: PushBatch.maximumBytes)
        }
        let batch: PushBatch = try decode(body)
        let events = try BatchReader.read(batch, stream: stream, kiosk: kiosk.code)
        guard let head = events.last, Proof.holds(batch.headSignature, over: head.hash.bytes, by: kiosk.publicKey)
        else { throw Problem.badSignature }
        let append = try await store.append(
            events, to: stream, from: kiosk, at: surroundings.now(),
            meanings: events.map { meaning(of: $0.envelope, in: kiosk.division) })
        guard append.outcome != .otherKey else { return nil }
        let ack = try acknowledgement(of: append, events: events, stream: stream)
        for event in append.settled { report(event) }
        if append.unread { await readStored(of: stream) }
        return ack
    }

    func head(of stream: UUIDv7, from kiosk: KnownKiosk) async throws -> StreamHead {
        guard let head = try await store.head(of: stream, kiosk: kiosk.code) else { throw Problem.notFound }
        return StreamHead(
            stream: stream, sequence: head.sequence, hash: head.hash, epoch: head.epoch,
            hubTime: surroundings.now())
    }

    private func acknowledgement(
        of report: AppendReport, events: [ChainedEvent], stream: UUIDv7
    ) throws -> PushAck {
        switch report.outcome {
        case .unknownStream, .otherKey: throw Problem.kioskUnknown
        case .gap(let expected):
            throw Problem(
                type: .gap, title: "Events before these are missing", status: 409, expectedSequence: expected,
                epoch: report.epoch)
        case .fork(let sequence):
            log.critical("a stream forked", metadata: ["stream": "\(stream)", "seq": "\(sequence)"])
            throw Problem(
                type: .streamFork, title: "The stream's history differs from what the hub holds", status: 409,
                detail: "first difference at event \(sequence)", epoch: report.epoch)
        case .stored(let sequence, let hash, _):
            var ack = PushAck(
                stream: stream, ackUpTo: sequence, headHash: hash, epoch: report.epoch,
                hubTime: surroundings.now(),
                deferred: events.map(\.envelope).filter { !Self.knownTypes.contains($0.type) }.map(\.sequence))
            ack.signature = try keys.sign(ack.signedBytes())
            return ack
        }
    }
}
