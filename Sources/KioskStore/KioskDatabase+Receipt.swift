import GRDB
public import HallCore
import HubMessages

/// What became of one paper copy of a receipt.
public enum ReceiptState: Sendable, Equatable {
    /// Committed with the case, not sent to a printer yet.
    case prepared
    /// Bytes may be in the printer.
    case sending
    case printed
    /// Provably nothing came out.
    case notPrinted(reason: String)
    /// Sent, and no proof either way: somebody has to look.
    case unknown(reason: String)
}

/// One paper copy of a receipt.
public struct Receipt: Sendable, Equatable {
    public var caseID: UUIDv7
    /// 1 is the first; a reprint counts on and says so on the paper.
    public var copy: Int
    public var state: ReceiptState
    public var changedAt: Timestamp
}

extension KioskDatabase {
    /// The newest copy of a case's receipt.
    public func receipt(of caseID: UUIDv7) async throws -> Receipt? {
        try await pool.read { try Self.fetchReceipt(of: caseID, in: $0) }
    }

    /// Notes that bytes are about to go to the printer. False when the newest copy is not waiting to be printed, so that
    /// two tasks cannot print the same copy.
    public func beginPrinting(_ caseID: UUIDv7, at now: Timestamp) async throws -> Bool {
        try await pool.write { database in
            try database.execute(
                sql: """
                    UPDATE receipt SET state = 'sending', reason = NULL, changed_at = ? WHERE case_id = ?
                    AND copy = (SELECT max(copy) FROM receipt WHERE case_id = ?) AND state IN ('prepared', 'notPrinted')
                    """,
                arguments: [now.milliseconds, caseID.text, caseID.text])
            return database.changesCount == 1
        }
    }

    /// Keeps the outcome of the newest copy and tells the hub in the same transaction.
    public func settle(_ caseID: UUIDv7, as state: ReceiptState, eventID: UUIDv7, at now: Timestamp) async throws {
        try await pool.write { database in
            guard let receipt = try Self.fetchReceipt(of: caseID, in: database),
                let record = try Self.fetchCase(where: "id = ?", caseID.text, in: database)
            else { return }
            try Self.write(state, of: receipt, at: now, in: database)
            guard let result = state.outcome else { return }
            let outcome = ReceiptOutcome(number: record.number, copy: receipt.copy, result: result, at: now)
            try Self.append(
                OutboxEvent(
                    id: eventID, type: .receiptOutcome, caseID: caseID, at: now, packDigest: nil,
                    data: JSONValue(encoding: outcome)),
                to: database)
        }
        changes.raise()
    }

    /// Makes the next copy, after a person asked for it. The copy before must have an outcome.
    public func prepareCopy(of caseID: UUIDv7, at now: Timestamp) async throws {
        try await pool.write { database in
            try database.execute(
                sql: """
                    INSERT INTO receipt (case_id, copy, state, changed_at)
                    SELECT case_id, max(copy) + 1, 'prepared', ? FROM receipt WHERE case_id = ?
                    GROUP BY case_id HAVING sum(state IN ('prepared', 'sending')) = 0
                    """,
                arguments: [now.milliseconds, caseID.text])
        }
    }

    /// Copies without an outcome: after a restart nobody is at work on them any more.
    public func unsettledReceipts() async throws -> [Receipt] {
        try await pool.read { database in
            try String.fetchAll(
                database, sql: "SELECT DISTINCT case_id FROM receipt WHERE state IN ('prepared', 'sending')"
            ).compactMap { UUIDv7($0) }.compactMap { try Self.fetchReceipt(of: $0, in: database) }
        }
    }

    static func fetchReceipt(of caseID: UUIDv7, in database: Database) throws -> Receipt? {
        guard
            let row = try Row.fetchOne(
                database, sql: "SELECT * FROM receipt WHERE case_id = ? ORDER BY copy DESC LIMIT 1",
                arguments: [caseID.text]),
            let state = ReceiptState(stored: row["state"], reason: row["reason"])
        else { return nil }
        return Receipt(
            caseID: caseID, copy: row["copy"], state: state, changedAt: Timestamp(milliseconds: row["changed_at"]))
    }

    private static func write(_ state: ReceiptState, of receipt: Receipt, at now: Timestamp, in database: Database)
        throws
    {
        try database.execute(
            sql: "UPDATE receipt SET state = ?, reason = ?, changed_at = ? WHERE case_id = ? AND copy = ?",
            arguments: [
                state.stored.name, state.stored.reason, now.milliseconds, receipt.caseID.text, receipt.copy,
            ])
    }
}

extension ReceiptState {
    init?(stored name: String, reason: String?) {
        switch name {
        case "prepared": self = .prepared
        case "sending": self = .sending
        case "printed": self = .printed
        case "notPrinted": self = .notPrinted(reason: reason ?? "")
        case "unknown": self = .unknown(reason: reason ?? "")
        default: return nil
        }
    }

    var stored: (name: String, reason: String?) {
        switch self {
        case .prepared: ("prepared", nil)
        case .sending: ("sending", nil)
        case .printed: ("printed", nil)
        case .notPrinted(let reason): ("notPrinted", reason)
        case .unknown(let reason): ("unknown", reason)
        }
    }

    var outcome: ReceiptOutcome.Result? {
        switch self {
        case .prepared, .sending: nil
        case .printed: .printed
        case .notPrinted: .notPrinted
        case .unknown: .unknown
        }
    }
}
