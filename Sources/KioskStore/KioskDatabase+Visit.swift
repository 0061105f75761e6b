import Foundation
import GRDB
public import HallCore

extension KioskDatabase {
    /// Begins a visit. Whatever was left of an earlier one is erased first.
    public func begin(_ visit: Visit) async throws {
        try await pool.write { database in
            try Self.eraseVisit(in: database)
            try Self.insert(visit, in: database)
        }
    }

    /// The visit at the screen, if any.
    public func visit() async throws -> Visit? {
        try await pool.read { try Self.fetchVisit(in: $0) }
    }

    /// Changes the visit in one transaction: reads it, lets `body` change it, writes what differs.
    ///
    /// An answer whose value is empty is removed. Identity, token and times are not `body`'s to change.
    /// - Throws: ``StoreFault/noVisit`` when another visit, or none, is at the screen by now.
    public func changeVisit(
        _ id: UUIDv7, at now: Timestamp, _ body: @escaping @Sendable (inout Visit) throws -> Void
    ) async throws -> Visit {
        try await pool.write { database in
            guard let visit = try Self.fetchVisit(in: database), visit.id == id else { throw StoreFault.noVisit }
            var changed = visit
            try body(&changed)
            changed.touchedAt = now
            changed.answers = changed.answers.filter { !$0.value.value.isEmpty }
            try Self.update(changed, in: database)
            try Self.replaceAnswers(visit.answers, by: changed.answers, in: database)
            return changed
        }
    }

    /// Erases all of a visit, or of whatever visit there is when `id` is nil. Cases stay.
    public func endVisit(_ id: UUIDv7?) async throws {
        try await pool.write { database in
            let present = try String.fetchOne(database, sql: "SELECT id FROM visit")
            guard id == nil || id?.text == present else { return }
            try Self.eraseVisit(in: database)
        }
    }

    /// Removes erased visits from the write-ahead log too (`secure_delete` has done so in the file).
    ///
    /// - Throws: SQLite's error when a reader holds the log; trying again later is right.
    public func scrub() async throws {
        try await pool.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
    }
}

extension KioskDatabase {
    private static func eraseVisit(in database: Database) throws {
        try database.execute(sql: "DELETE FROM visit_answer")
        try database.execute(sql: "DELETE FROM visit")
    }

    private static func insert(_ visit: Visit, in database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO visit (one, id, token_hash, submit_key, pack_digest, started_at, touched_at)
                VALUES (1, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                visit.id.text, visit.tokenHash, visit.submitKey.text, visit.packDigest, visit.startedAt.milliseconds,
                visit.touchedAt.milliseconds,
            ])
        try update(visit, in: database)
    }

    private static func update(_ visit: Visit, in database: Database) throws {
        try database.execute(
            sql: """
                UPDATE visit SET submit_key = ?, pack_digest = ?, touched_at = ?, form = ?, applicant_kind = ?,
                utilities = ?, card = ?, case_id = ?, modes = ?, help = ?
                """,
            arguments: [
                visit.submitKey.text, visit.packDigest, visit.touchedAt.milliseconds, visit.formID,
                visit.applicantKind?.rawValue,
                try JSONText.encode(visit.utilities), try visit.card.map(JSONText.encode), visit.caseID?.text,
                try JSONText.encode(visit.modes.sorted()), try JSONText.encode(visit.help),
            ])
    }

    private static func replaceAnswers(
        _ old: [String: Answer], by new: [String: Answer], in database: Database
    ) throws {
        for field in old.keys where new[field] == nil {
            try database.execute(sql: "DELETE FROM visit_answer WHERE field = ?", arguments: [field])
        }
        for (field, answer) in new where old[field] != answer {
            try database.execute(
                sql: "INSERT OR REPLACE INTO visit_answer (field, value, source) VALUES (?, ?, ?)",
                arguments: [field, answer.value, answer.source.rawValue])
        }
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
        visit.formID = row["form"]
        visit.applicantKind = (row["applicant_kind"] as String?).flatMap(ApplicantKind.init(rawValue:))
        visit.utilities = try JSONText.decode([UtilityID].self, from: row["utilities"], place: "visit.utilities")
        visit.card = try (row["card"] as String?).map {
            try JSONText.decode(IdentityCard.self, from: $0, place: "visit.card")
        }
        visit.caseID = (row["case_id"] as String?).flatMap { UUIDv7($0) }
        visit.modes = Set(try JSONText.decode([ScreenMode].self, from: row["modes"], place: "visit.modes"))
        visit.help =
            try (row["help"] as String?).map { try JSONText.decode(StaffHelp.self, from: $0, place: "visit.help") }
            ?? .none
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
