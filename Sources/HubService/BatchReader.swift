import HallCore
import HubMessages
import HubStore

/// Works out a batch's chain: hash by hash from the first event's previous hash to the head that was signed.
enum BatchReader {
    /// - Throws: `Problem` when the batch is not one stretch of this kiosk's stream.
    static func read(_ batch: PushBatch, stream: UUIDv7, kiosk: String) throws(Problem) -> [ChainedEvent] {
        guard batch.stream == stream, batch.kiosk == kiosk else {
            throw broken("The batch names another kiosk or stream than the request")
        }
        guard !batch.events.isEmpty, batch.events.count <= PushBatch.maximumEvents else {
            throw broken("A batch has 1 to \(PushBatch.maximumEvents) events")
        }
        var chain: [ChainedEvent] = []
        for json in batch.events {
            let event = try read(json)
            try check(event, follows: chain.last, stream: stream, kiosk: kiosk)
            chain.append(event)
        }
        return chain
    }

    private static func read(_ json: JSONValue) throws(Problem) -> ChainedEvent {
        let envelope: Envelope
        do { envelope = try Envelope(json: json) } catch { throw broken(error.description) }
        let bytes = json.canonicalBytes()
        return ChainedEvent(
            envelope: envelope, hash: Base64(Proof.digest(envelope.previousHash.bytes + bytes)), bytes: bytes)
    }

    private static func check(
        _ event: ChainedEvent, follows previous: ChainedEvent?, stream: UUIDv7, kiosk: String
    ) throws(Problem) {
        guard event.envelope.stream == stream, event.envelope.kiosk == kiosk else {
            throw broken("An event's source is another stream")
        }
        guard let previous else { return }
        guard event.envelope.sequence == previous.envelope.sequence + 1, event.envelope.previousHash == previous.hash
        else { throw broken("The events do not follow one another") }
    }

    private static func broken(_ detail: String) -> Problem {
        Problem(type: .badChain, title: "The batch is not a stretch of the stream", status: 400, detail: detail)
    }
}
