import Foundation
import GRDB
public import HallCore
import HubMessages

/// What identifies a submission. Only `key` makes it one: with a key that was used before, nothing else counts.
public struct Submission: Sendable {
    /// The visit's idempotency key, minted before its first field.
    public var key: UUIDv7
    public var eventID: UUIDv7
    /// Numbers of the cards that find the case again.
    public var cardNumbers: Personal<[String]>
    public var at: Timestamp

    public init(key: UUIDv7, eventID: UUIDv7, cardNumbers: Personal<[String]>, at: Timestamp) {
        self.key = key
        self.eventID = eventID
        self.cardNumbers = cardNumbers
        self.at = at
    }
}

extension KioskDatabase {
    /// Commits a case: its number, lanes, outbox event, first receipt and the key's answer, all or nothing.
    ///
    /// The same key gives the case it gave before, whatever `record` would make now.
    /// - Parameters:
    ///   - cityCode: First part of the case number, four digits.
    ///   - record: Makes the case for the number it gets. Must not have side effects.
    public func submit(
        _ submission: Submission, cityCode: String, record: @escaping @Sendable (CaseNumber) throws -> CaseRecord
    ) async throws -> CaseRecord {
        let result = try await pool.write { database in
            if let known = try Self.fetchCase(where: "submit_key = ?", submission.key.text, in: database) {
                return known
            }
            let number = try Self.nextNumber(cityCode: cityCode, at: submission.at, in: database)
            let made = try record(number)
            try Self.insert(made, submission: submission, in: database)
            try Self.append(
                OutboxEvent(
                    id: submission.eventID, type: .caseSubmitted, caseID: made.id, at: submission.at,
                    packDigest: made.packDigest, data: JSONValue(encoding: made)),
                to: database)
            try database.execute(
                sql: "UPDATE visit SET case_id = ? WHERE submit_key = ?",
                arguments: [made.id.text, submission.key.text])
            return made
        }
        changes.raise()
        return result
    }

    /// A case with its lanes as last heard from the hub.
    public func caseRecord(id: UUIDv7) async throws -> CaseRecord? {
        try await pool.read { try Self.fetchCase(where: "id = ?", id.text, in: $0) }
    }

    /// A case by its printed number.
    public func caseRecord(number: CaseNumber) async throws -> CaseRecord? {
        try await pool.read { try Self.fetchCase(where: "number = ?", number.text, in: $0) }
    }

    /// Cases of the person who placed this card, newest first.
    public func caseRecords(cardNumber: String) async throws -> [CaseRecord] {
        try await pool.read { database in
            try String.fetchAll(
                database,
                sql: """
                    SELECT id FROM "case" JOIN case_card ON case_id = id WHERE card_number = ?
                    ORDER BY submitted_at DESC, id DESC LIMIT 50
                    """,
                arguments: [cardNumber]
            ).compactMap { try Self.fetchCase(where: "id = ?", $0, in: database) }
        }
    }

    /// Newest cases of this terminal, for maintainers.
    public func recentCases(limit: Int) async throws -> [CaseRecord] {
        try await pool.read { database in
            try String.fetchAll(
                database, sql: #"SELECT id FROM "case" ORDER BY submitted_at DESC, id DESC LIMIT ?"#, arguments: [limit]
            ).compactMap { try Self.fetchCase(where: "id = ?", $0, in: database) }
        }
    }

    /// Whether the hub has acknowledged the event that tells of this case.
    public func isSent(_ caseID: UUIDv7) async throws -> Bool {
        try await pool.read { database in
            try Bool.fetchOne(
                database,
                sql: "SELECT min(seq) <= (SELECT watermark FROM station) FROM outbox WHERE case_id = ?",
                arguments: [caseID.text]) ?? false
        }
    }

    private static func nextNumber(cityCode: String, at now: Timestamp, in database: Database) throws -> CaseNumber {
        let station = try Station.fetch(database)
        let serial = try Int.fetchOne(database, sql: "SELECT next_serial FROM station") ?? 1
        try database.execute(sql: "UPDATE station SET next_serial = next_serial + 1")
        guard
            let number = CaseNumber(
                cityCode: cityCode, date: now.date, kiosk: station.kiosk, letter: station.letter, serial: serial)
        else { throw StoreFault.unreadable("station.kiosk, station.letter or the pack's city code") }
        return number
    }

    private static func insert(_ record: CaseRecord, submission: Submission, in database: Database) throws {
        try database.execute(
            sql:
                #"INSERT INTO "case" (id, number, submit_key, submitted_at, record) VALUES (?, ?, ?, ?, ?)"#,
            arguments: [
                record.id.text, record.number.text, submission.key.text, record.submittedAt.milliseconds,
                try JSONText.encode(record),
            ])
        for number in Set(submission.cardNumbers.value) {
            try database.execute(
                sql: "INSERT INTO case_card (card_number, case_id) VALUES (?, ?)", arguments: [number, record.id.text])
        }
        for lane in record.lanes { try save(lane, of: record.id, in: database) }
        try database.execute(
            sql: "INSERT INTO receipt (case_id, copy, state, changed_at) VALUES (?, 1, 'prepared', ?)",
            arguments: [record.id.text, submission.at.milliseconds])
    }

    static func fetchCase(where condition: String, _ argument: String, in database: Database) throws -> CaseRecord? {
        guard
            let text = try String.fetchOne(
                database, sql: #"SELECT record FROM "case" WHERE \#(condition)"#, arguments: [argument])
        else { return nil }
        var record = try JSONText.decode(CaseRecord.self, from: text, place: "case.record")
        record.lanes = try record.lanes.map {
            try lane(of: record.id, utility: $0.utility, in: database) ?? $0
        }
        return record
    }
}
