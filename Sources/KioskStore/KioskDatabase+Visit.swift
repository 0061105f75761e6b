import Foundation
import GRDB
public import HallCore

extension KioskDatabase {
    /// Begins a visit. Whatever was left of an earlier one is erased first.
    public func begin(_ visit: Visit) async throws {
        let card = try visit.card.map(JSONText.encode)
        try await pool.write { database in
            try Self.eraseVisit(in: database)
            try database.execute(
                sql: """
                    INSERT INTO visit (one, id, token_hash, submit_key, pack_digest, started_at, touched_at, card)
                    VALUES (1, ?, ?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    visit.id.text, visit.tokenHash, visit.submitKey.text, visit.packDigest,
                    visit.startedAt.milliseconds, visit.touchedAt.milliseconds, card,
                ])
        }
    }

    /// The visit at the screen, if any.
    public func visit() async throws -> Visit? {
        try await pool.read { try Self.fetchVisit(in: $0) }
    }

    /// Notes a sign of the person.
    public func touchVisit(at now: Timestamp) async throws {
        try await pool.write {
            try $0.execute(sql: "UPDATE visit SET touched_at = ?", arguments: [now.milliseconds])
        }
    }

    /// Keeps the card a person placed.
    public func attach(card: IdentityCard, at now: Timestamp) async throws {
        let text = try JSONText.encode(card)
        try await update("UPDATE visit SET card = ?, touched_at = ?", [text, now.milliseconds])
    }

    /// Keeps which utilities were ticked and who applies.
    public func choose(utilities: [UtilityID], kind: ApplicantKind?, at now: Timestamp) async throws {
        let text = try JSONText.encode(utilities)
        try await update(
            "UPDATE visit SET utilities = ?, applicant_kind = ?, touched_at = ?",
            [text, kind?.rawValue, now.milliseconds])
    }

    /// Keeps answers as typed, right or wrong. An answer with an empty value is removed.
    public func keep(answers: [String: Answer], at now: Timestamp) async throws {
        try await pool.write { database in
            for (field, answer) in answers {
                if answer.value.isEmpty {
                    try database.execute(sql: "DELETE FROM visit_answer WHERE field = ?", arguments: [field])
                } else {
                    try database.execute(
                        sql: "INSERT OR REPLACE INTO visit_answer (field, value, source) VALUES (?, ?, ?)",
                        arguments: [field, answer.value, answer.source.rawValue])
                }
            }
            try database.execute(sql: "UPDATE visit SET touched_at = ?", arguments: [now.milliseconds])
            guard database.changesCount == 1 else { throw StoreFault.noVisit }
        }
    }

    /// Begins the next application of the same person, under a new key.
    public func startOver(submitKey: UUIDv7, at now: Timestamp) async throws {
        try await pool.write { database in
            try database.execute(sql: "DELETE FROM visit_answer")
            try database.execute(
                sql: """
                    UPDATE visit SET submit_key = ?, case_id = NULL, utilities = '[]', applicant_kind = NULL,
                    touched_at = ?
                    """,
                arguments: [submitKey.text, now.milliseconds])
        }
    }

    /// Erases all of the visit, on disk too (`secure_delete`). Cases stay.
    public func endVisit() async throws {
        try await pool.write { try Self.eraseVisit(in: $0) }
        // Pages of the visit may still lie in the write-ahead log.
        try await pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    }

    private func update(_ sql: String, _ arguments: StatementArguments) async throws {
        try await pool.write { database in
            try database.execute(sql: sql, arguments: arguments)
            guard database.changesCount == 1 else { throw StoreFault.noVisit }
        }
    }

    static func eraseVisit(in database: Database) throws {
        try database.execute(sql: "DELETE FROM visit_answer")
        try database.execute(sql: "DELETE FROM visit")
    }

    static func fetchVisit(in database: Database) throws -> Visit? {
        guard let row = try Row.fetchOne(database, sql: "SELECT * FROM visit") else { return nil }
        guard let id = UUIDv7(row["id"] as String), let key = UUIDv7(row["submit_key"] as String) else {
            throw StoreFault.unreadable("visit.id")
        }
        var visit = Visit(
            id: id, tokenHash: row["token_hash"], submitKey: key, packDigest: row["pack_digest"],
            startedAt: Timestamp(milliseconds: row["started_at"]))
        visit.touchedAt = Timestamp(milliseconds: row["touched_at"])
        visit.applicantKind = (row["applicant_kind"] as String?).flatMap(ApplicantKind.init(rawValue:))
        visit.utilities = try JSONText.decode([UtilityID].self, from: row["utilities"], place: "visit.utilities")
        visit.card = try (row["card"] as String?).map {
            try JSONText.decode(IdentityCard.self, from: $0, place: "visit.card")
        }
        visit.caseID = (row["case_id"] as String?).flatMap { UUIDv7($0) }
        visit.answers = try fetchAnswers(in: database)
        return visit
    }

    private static func fetchAnswers(in database: Database) throws -> [String: Answer] {
        try Row.fetchAll(database, sql: "SELECT field, value, source FROM visit_answer").reduce(into: [:]) {
            guard let source = AnswerSource(rawValue: $1["source"]) else {
                throw StoreFault.unreadable("visit_answer.source")
            }
            $0[$1["field"]] = Answer(value: $1["value"], source: source)
        }
    }
}
