import Foundation
import HallCore
import HubMessages
import KioskStore
import Logging

/// Sends the outbox in order, one batch at a time, and keeps the hub's signed word for it.
struct PushPump {
    let database: KioskDatabase
    let transport: any HubTransport
    let now: @Sendable () -> Timestamp
    let log: Logger
    private(set) var limit = BatchLimit()

    init(
        database: KioskDatabase, transport: any HubTransport, now: @escaping @Sendable () -> Timestamp, log: Logger
    ) {
        self.database = database
        self.transport = transport
        self.now = now
        self.log = log
    }

    /// Sends the next batch, if there is one.
    mutating func step() async throws -> PumpStep {
        let client = HubClient(transport: transport, station: try await database.station(), now: now)
        let rows = try await database.outbox(after: database.watermark(), limit: limit.events)
        let batch = Array(rows.prefix(limit.count(fitting: rows.map(\.envelope.count))))
        guard let last = batch.last else { return .idle }
        do {
            let ack = try await push(batch, head: last, by: client)
            return try await settle(ack, by: client)
        } catch HubFault.refused(let problem) {
            return try await settle(problem, by: client)
        } catch let fault as HubFault {
            return PumpStep(failedWith: fault)
        }
    }

    private func push(_ rows: [OutboxRow], head: OutboxRow, by client: HubClient) async throws -> PushAck {
        let batch = PushBatch(
            kiosk: client.station.kiosk, stream: client.station.stream,
            events: try rows.map { try JSONValue(parsing: Array($0.envelope)) },
            headSignature: try client.signature(over: Array(head.hash)))
        let ack: PushAck = try await client.call(
            "POST", "/v1/streams/\(client.station.stream.text)/events", body: try HubClient.encode(batch))
        guard ack.stream == client.station.stream, client.holds(ack.signature, over: ack.signedBytes()) else {
            throw HubFault.unreadable
        }
        return ack
    }

    private mutating func settle(_ ack: PushAck, by client: HubClient) async throws -> PumpStep {
        guard try await database.station().hubEpoch == ack.epoch else {
            return try await Realignment(database: database, log: log).run(by: client)
        }
        guard try await database.holds(ack.headHash, at: ack.ackUpTo) else { return .pause(.forked, atLeast: nil) }
        try await database.acknowledge(
            upTo: ack.ackUpTo, ack: Data(try HubClient.encode(ack)), epoch: ack.epoch)
        limit.succeeded()
        return .moved
    }

    private mutating func settle(_ problem: Problem, by client: HubClient) async throws -> PumpStep {
        switch problem.type {
        case .tooLarge:
            limit.tooLarge(maximumBytes: problem.maximumBytes)
            return limit.events == 1 ? .pause(.hubFault, atLeast: nil) : .moved
        case .gap:
            return try await Realignment(database: database, log: log).run(by: client)
        case .streamFork:
            log.critical(
                "the hub holds another history of this stream", metadata: ["stream": "\(client.station.stream)"])
            return .pause(.forked, atLeast: nil)
        default:
            return .pause(LinkTrouble(HubFault.refused(problem)), atLeast: nil)
        }
    }
}

extension KioskDatabase {
    /// Whether this kiosk's own event at the number has that hash; number 0 stands before the first.
    func holds(_ hash: Base64, at sequence: Int64) async throws -> Bool {
        guard sequence > 0 else { return hash == Envelope.chainStart }
        let row = try await outbox(after: sequence - 1, limit: 1).first
        return row?.seq == sequence && row.map { Base64($0.hash) } == hash
    }
}
