import Crypto
public import Foundation
import GRDB
public import HallCore
import HubMessages

/// One event waiting for the hub, or kept after it was acknowledged.
public struct OutboxRow: Sendable {
    /// 1, 2, 3 … without gaps.
    public var seq: Int64
    /// Canonical JSON of the envelope, as hashed.
    public var envelope: Data
    /// SHA-256 over `prevHash` and `envelope`.
    public var hash: Data
    public var prevHash: Data

    public init(seq: Int64, envelope: Data, hash: Data, prevHash: Data) {
        self.seq = seq
        self.envelope = envelope
        self.hash = hash
        self.prevHash = prevHash
    }
}

/// How much the hub has not acknowledged yet. Computed from the watermark alone.
public struct QueueStatus: Sendable, Equatable, Codable {
    public var unsent: Int
    /// When the oldest unsent event was committed.
    public var oldest: Timestamp?

    public init(unsent: Int, oldest: Timestamp?) {
        self.unsent = unsent
        self.oldest = oldest
    }
}

/// What an event says, before it gets its place in the chain.
struct OutboxEvent {
    var id: UUIDv7
    var type: EventType
    var caseID: UUIDv7
    var at: Timestamp
    var packDigest: String?
    var data: JSONValue
}

extension KioskDatabase {
    /// Events after a number, in order.
    public func outbox(after seq: Int64, limit: Int) async throws -> [OutboxRow] {
        try await pool.read { database in
            try Row.fetchAll(
                database, sql: "SELECT seq, envelope, hash, prev_hash FROM outbox WHERE seq > ? ORDER BY seq LIMIT ?",
                arguments: [seq, limit]
            ).map { OutboxRow(seq: $0["seq"], envelope: $0["envelope"], hash: $0["hash"], prevHash: $0["prev_hash"]) }
        }
    }

    /// Highest number the hub has acknowledged.
    public func watermark() async throws -> Int64 {
        try await pool.read { try Int64.fetchOne($0, sql: "SELECT watermark FROM station") ?? 0 }
    }

    /// Keeps the hub's signed acknowledgement. Never lowers the watermark.
    public func acknowledge(upTo seq: Int64, ack: Data, epoch: String) async throws {
        try await pool.write { database in
            try database.execute(
                sql: "UPDATE station SET watermark = ?, last_ack = ?, hub_epoch = ? WHERE watermark <= ?",
                arguments: [seq, ack, epoch, seq])
        }
    }

    /// Goes back to what a restored hub still has, under its new epoch.
    public func rewind(to seq: Int64, epoch: String) async throws {
        try await pool.write { database in
            try database.execute(
                sql: "UPDATE station SET watermark = min(watermark, ?), hub_epoch = ?, feed_cursor = NULL",
                arguments: [seq, epoch])
        }
        changes.raise()
    }

    /// What is unsent and since when.
    public func queueStatus() async throws -> QueueStatus {
        try await pool.read { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT count(*) AS unsent, min(created_at) AS oldest FROM outbox
                    WHERE seq > (SELECT watermark FROM station)
                    """)
            let oldest: Int64? = row?["oldest"]
            return QueueStatus(unsent: row?["unsent"] ?? 0, oldest: oldest.map(Timestamp.init(milliseconds:)))
        }
    }

    /// One signal each time the outbox has grown or was rewound.
    public func outboxChanged() -> AsyncStream<Void> {
        changes.stream()
    }

    /// Makes whoever sends the outbox look at it now.
    public func wakeSenders() {
        changes.raise()
    }

    /// Chains an event behind the last one, inside the transaction of the change it tells of.
    static func append(_ event: OutboxEvent, to database: Database) throws {
        let station = try Station.fetch(database)
        let last = try Row.fetchOne(database, sql: "SELECT seq, hash FROM outbox ORDER BY seq DESC LIMIT 1")
        let sequence = (last?["seq"] as Int64? ?? 0) + 1
        let previous = (last?["hash"] as Data?).map { Base64($0) } ?? Envelope.chainStart
        let envelope = Envelope(
            id: event.id, kiosk: station.kiosk, stream: station.stream, sequence: sequence, previousHash: previous,
            type: event.type, caseID: event.caseID, time: event.at, packDigest: event.packDigest, data: event.data)
        let bytes = envelope.canonicalBytes()
        let hash = Data(SHA256.hash(data: previous.bytes + bytes))
        try database.execute(
            sql: """
                INSERT INTO outbox (seq, event_id, case_id, created_at, prev_hash, hash, envelope)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                sequence, event.id.text, event.caseID.text, event.at.milliseconds, Data(previous.bytes), hash,
                Data(bytes),
            ])
    }
}
