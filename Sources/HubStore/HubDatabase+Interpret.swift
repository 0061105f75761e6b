import Foundation
import GRDB
public import HallCore
public import HubMessages

/// A stored event that nobody has read yet.
public struct PendingEvent: Hashable, Sendable {
    public var stream: UUIDv7
    public var sequence: Int64
    public var kiosk: String
    public var type: EventType
    public var bytes: [UInt8]
}

/// A stored event that could not be read; it stands on the clerks' page until someone has looked.
public struct TroubledEvent: Hashable, Sendable {
    public var stream: String
    public var sequence: Int64
    public var kiosk: String
    public var type: String
    public var doubt: EventDoubt
    public var receivedAt: Timestamp
}

/// A case with what the hub adds to it when it opens its lanes.
public struct OpenedCase: Sendable {
    public var record: CaseRecord
    /// Keyed hashes of the card numbers that may ask for it, 32 bytes each.
    public var holders: [[UInt8]]
    public var receivedAt: Timestamp

    /// Gathers its parts.
    public init(record: CaseRecord, holders: [[UInt8]], receivedAt: Timestamp) {
        self.record = record
        self.holders = holders
        self.receivedAt = receivedAt
    }
}

/// What a stored event turned out to mean.
public enum EventMeaning: Sendable {
    case caseSubmitted(OpenedCase)
    case receipt(ReceiptOutcome, caseID: UUIDv7)
    /// A type of a later version; kept for then.
    case deferred
    /// Not to be read; a person has to look.
    case needsAttention(EventDoubt)
}

extension HubDatabase {
    /// Events that were stored and not read, oldest first in each stream.
    public func pendingEvents(limit: Int) throws -> [PendingEvent] {
        try connection.read { database in
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT event.stream, seq, kiosk, type, envelope FROM event JOIN stream ON stream.id = event.stream
                    WHERE state = 'received' ORDER BY event.stream, seq LIMIT ?
                    """,
                arguments: [limit])
            return try rows.map { row in
                let name: String = row["stream"]
                let envelope: Data = row["envelope"]
                guard let stream = UUIDv7(name) else { throw StoredValueFault(table: "event") }
                return PendingEvent(
                    stream: stream, sequence: row["seq"], kiosk: row["kiosk"], type: EventType(rawValue: row["type"]),
                    bytes: Array(envelope))
            }
        }
    }

    /// Writes what an event means and that it was read, together. A case that is there already stays as it is.
    ///
    /// What contradicts the rows that are there is written as needing attention instead.
    public func settle(_ event: PendingEvent, as meaning: EventMeaning) throws {
        do {
            try connection.write { try Self.settle(event, as: meaning, in: $0) }
        } catch let fault as DatabaseError where fault.resultCode == .SQLITE_CONSTRAINT {
            try connection.write { try Self.settle(event, as: .needsAttention(.contradiction), in: $0) }
        }
    }

    private static func settle(_ event: PendingEvent, as meaning: EventMeaning, in database: Database) throws {
        switch meaning {
        case .caseSubmitted(let opened):
            try open(opened, in: database)
            try mark(event, state: "done", in: database)
        case .receipt(let outcome, let caseID):
            try keep(outcome, of: caseID, in: database)
            try mark(event, state: "done", in: database)
        case .deferred:
            try mark(event, state: "deferred", in: database)
        case .needsAttention(let doubt):
            try mark(event, state: "needs-attention", reason: doubt.rawValue, in: database)
        }
    }

    /// Deferred events become pending again; called after an upgrade, at start.
    public func reviveDeferred(types: [EventType]) throws {
        try connection.write { database in
            for type in types {
                try database.execute(
                    sql: "UPDATE event SET state = 'received' WHERE state = 'deferred' AND type = ?",
                    arguments: [type.rawValue])
            }
        }
    }

    /// Events that a person has to look at, oldest first.
    public func troubledEvents() throws -> [TroubledEvent] {
        try connection.read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT event.stream, seq, kiosk, type, reason, received_at
                    FROM event JOIN stream ON stream.id = event.stream
                    WHERE state = 'needs-attention' ORDER BY received_at
                    """
            ).map { row in
                TroubledEvent(
                    stream: row["stream"], sequence: row["seq"], kiosk: row["kiosk"], type: row["type"],
                    doubt: EventDoubt(rawValue: row["reason"]) ?? .envelopeUnreadable,
                    receivedAt: Timestamp(milliseconds: row["received_at"]))
            }
        }
    }

    private static func mark(
        _ event: PendingEvent, state: String, reason: String? = nil, in database: Database
    ) throws {
        try database.execute(
            sql: "UPDATE event SET state = ?, reason = ? WHERE stream = ? AND seq = ?",
            arguments: [state, reason, event.stream.text, event.sequence])
    }

    private static func keep(_ outcome: ReceiptOutcome, of caseID: UUIDv7, in database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO receipt (case_id, copy, result, at) VALUES (?, ?, ?, ?)
                ON CONFLICT (case_id, copy) DO UPDATE SET result = excluded.result, at = excluded.at
                """,
            arguments: [caseID.text, outcome.copy, outcome.result.rawValue, outcome.at.milliseconds])
    }
}
