import Foundation
import GRDB
public import HallCore
public import HubMessages

/// A kiosk as the hub knows it.
public struct KnownKiosk: Hashable, Sendable {
    public var code: String
    public var publicKey: [UInt8]
    public var revoked: Bool
}

extension HubDatabase {
    /// Makes the kiosk's key known and its stream open. Doing it again with the same values changes nothing.
    ///
    /// A stream stays with the kiosk that opened it.
    /// - Returns: false when the stream belongs to another kiosk or the kiosk is revoked; nothing is written then.
    public func enrol(kiosk: String, publicKey: [UInt8], stream: UUIDv7, at time: Timestamp) throws -> Bool {
        try connection.write { database in
            if let known = try Self.kiosk(kiosk, in: database), known.revoked { return false }
            let owner = try String.fetchOne(
                database, sql: "SELECT kiosk FROM stream WHERE id = ?", arguments: [stream.text])
            if let owner, owner != kiosk { return false }
            try database.execute(
                sql: """
                    INSERT INTO kiosk (code, public_key, enrolled_at) VALUES (?, ?, ?)
                    ON CONFLICT (code) DO UPDATE SET public_key = excluded.public_key
                    """,
                arguments: [kiosk, Data(publicKey), time.milliseconds])
            try database.execute(
                sql: """
                    INSERT INTO stream (id, kiosk, head_hash, last_heard_at) VALUES (?, ?, ?, ?)
                    ON CONFLICT (id) DO NOTHING
                    """,
                arguments: [stream.text, kiosk, Data(Envelope.chainStart.bytes), time.milliseconds])
            return true
        }
    }

    /// The kiosk of that code, revoked or not.
    public func kiosk(_ code: String) throws -> KnownKiosk? {
        try connection.read { try Self.kiosk(code, in: $0) }
    }

    /// Takes nothing more from a kiosk. Its data stay; the first time counts.
    public func revoke(kiosk: String, at time: Timestamp) throws {
        try connection.write { database in
            try database.execute(
                sql: "UPDATE kiosk SET revoked_at = coalesce(revoked_at, ?) WHERE code = ?",
                arguments: [time.milliseconds, kiosk])
        }
    }

    /// Highest number and hash of a kiosk's stream; nil when the stream is not this kiosk's.
    public func head(of stream: UUIDv7, kiosk: String) throws -> (sequence: Int64, hash: Base64)? {
        try connection.read { try Self.ledger(of: stream, kiosk: kiosk, in: $0) }.map { ($0.sequence, $0.hash) }
    }

    /// Stores all of a batch or nothing of it, and moves the stream's head with it.
    public func append(
        _ events: [ChainedEvent], to stream: UUIDv7, kiosk: String, at time: Timestamp
    ) throws -> AppendOutcome {
        try connection.write { database in
            guard var ledger = try Self.ledger(of: stream, kiosk: kiosk, in: database) else { return .unknownStream }
            var added: [ChainedEvent] = []
            for event in events {
                let known = try Self.hash(at: event.envelope.sequence, of: stream, in: database)
                switch ledger.verdict(on: event, knownHash: known) {
                case .known: continue
                case .gap(let expected): return .gap(expected: expected)
                case .fork:
                    try Self.keepFork(event, of: stream, at: time, in: database)
                    return .fork(sequence: event.envelope.sequence)
                case .next:
                    ledger.append(event)
                    added.append(event)
                }
            }
            try Self.store(added, ledger: ledger, of: stream, at: time, in: database)
            return .stored(sequence: ledger.sequence, hash: ledger.hash, added: added.count)
        }
    }
}

extension HubDatabase {
    private static func kiosk(_ code: String, in database: Database) throws -> KnownKiosk? {
        let row = try Row.fetchOne(
            database, sql: "SELECT public_key, revoked_at FROM kiosk WHERE code = ?", arguments: [code])
        return row.map { row in
            let key: Data = row["public_key"]
            let revokedAt: Int64? = row["revoked_at"]
            return KnownKiosk(code: code, publicKey: Array(key), revoked: revokedAt != nil)
        }
    }

    private static func ledger(of stream: UUIDv7, kiosk: String, in database: Database) throws -> StreamLedger? {
        let row = try Row.fetchOne(
            database, sql: "SELECT head_seq, head_hash FROM stream WHERE id = ? AND kiosk = ?",
            arguments: [stream.text, kiosk])
        return row.map { row in
            let hash: Data = row["head_hash"]
            return StreamLedger(sequence: row["head_seq"], hash: Base64(hash))
        }
    }

    private static func hash(at sequence: Int64, of stream: UUIDv7, in database: Database) throws -> Base64? {
        try Data.fetchOne(
            database, sql: "SELECT hash FROM event WHERE stream = ? AND seq = ?", arguments: [stream.text, sequence]
        ).map { Base64($0) }
    }

    private static func store(
        _ events: [ChainedEvent], ledger: StreamLedger, of stream: UUIDv7, at time: Timestamp, in database: Database
    ) throws {
        for event in events {
            try insert(event, of: stream, at: time, in: database)
        }
        try database.execute(
            sql: "UPDATE stream SET head_seq = ?, head_hash = ?, last_heard_at = ? WHERE id = ?",
            arguments: [ledger.sequence, Data(ledger.hash.bytes), time.milliseconds, stream.text])
    }

    /// An event that came before by another stream is kept too, marked, so that the stream's chain stays whole.
    private static func insert(
        _ event: ChainedEvent, of stream: UUIDv7, at time: Timestamp, in database: Database
    ) throws {
        let envelope = event.envelope
        let seen = try Bool.fetchOne(
            database, sql: "SELECT EXISTS (SELECT 1 FROM event WHERE id = ?)", arguments: [envelope.id.text])
        try database.execute(
            sql: """
                INSERT INTO event (stream, seq, id, type, case_id, previous_hash, hash, envelope, received_at, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                stream.text, envelope.sequence, envelope.id.text, envelope.type.rawValue, envelope.caseID.text,
                Data(envelope.previousHash.bytes), Data(event.hash.bytes), Data(event.bytes), time.milliseconds,
                seen == true ? "duplicate" : "received",
            ])
    }

    private static func keepFork(
        _ event: ChainedEvent, of stream: UUIDv7, at time: Timestamp, in database: Database
    ) throws {
        try database.execute(
            sql: """
                INSERT INTO forked_event (stream, seq, hash, envelope, received_at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT DO NOTHING
                """,
            arguments: [
                stream.text, event.envelope.sequence, Data(event.hash.bytes), Data(event.bytes), time.milliseconds,
            ])
    }
}
