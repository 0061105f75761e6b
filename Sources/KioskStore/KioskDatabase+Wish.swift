import GRDB
public import HallCore
import HubMessages

/// Something an applicant asked for at this terminal, without what they typed.
public struct KeptWish: Sendable, Equatable {
    /// What it is about.
    public enum Kind: String, Sendable {
        case supply, withdraw
    }

    public var id: UUIDv7
    public var caseID: UUIDv7
    public var kind: Kind
    public var madeAt: Timestamp
    /// What the hub made of it; nil until it has said so.
    public var answer: WishAnswer?
}

extension KioskDatabase {
    /// Commits a wish with its outbox event. The same identifier again changes nothing, and so does a second wish of a
    /// kind for a case before the hub has answered the first.
    /// - Returns: the wish that stands.
    public func keep(_ wish: ApplicantWish, id: UUIDv7, caseID: UUIDv7, at now: Timestamp) async throws -> KeptWish {
        let kept = try await pool.write { database in
            if let known = try Self.wish("id = ?", [id.text], in: database) { return known }
            let open = try Self.wish(
                "case_id = ? AND kind = ? AND result IS NULL", [caseID.text, wish.kind.rawValue], in: database)
            if let open { return open }
            try database.execute(
                sql: "INSERT INTO wish (id, case_id, kind, made_at) VALUES (?, ?, ?, ?)",
                arguments: [id.text, caseID.text, wish.kind.rawValue, now.milliseconds])
            try Self.append(
                OutboxEvent(
                    id: id, type: .applicantWish, caseID: caseID, at: now, packDigest: nil,
                    data: JSONValue(encoding: wish)),
                to: database)
            return KeptWish(id: id, caseID: caseID, kind: wish.kind, madeAt: now)
        }
        changes.raise()
        return kept
    }

    /// A wish by its identifier.
    public func wish(_ id: UUIDv7) async throws -> KeptWish? {
        try await pool.read { try Self.wish("id = ?", [id.text], in: $0) }
    }

    /// The wish of a kind for a case that the hub has not answered.
    public func openWish(_ kind: KeptWish.Kind, for caseID: UUIDv7) async throws -> KeptWish? {
        try await pool.read {
            try Self.wish("case_id = ? AND kind = ? AND result IS NULL", [caseID.text, kind.rawValue], in: $0)
        }
    }

    /// What a case of this terminal asks of its applicant, as last heard.
    public func asks(of caseID: UUIDv7) async throws -> CaseAsks? {
        try await pool.read { database in
            try String.fetchOne(database, sql: "SELECT asks FROM case_asks WHERE case_id = ?", arguments: [caseID.text])
                .map { try JSONText.decode(CaseAsks.self, from: $0, place: "case_asks.asks") }
        }
    }

    /// Keeps the hub's answer; one for a wish that this disk does not know is passed over.
    static func apply(_ answer: WishAnswer, to database: Database) throws {
        try database.execute(
            sql: "UPDATE wish SET result = ?, text = ? WHERE id = ?",
            arguments: [answer.result.rawValue, answer.text, answer.wish.text])
    }

    /// Keeps what a case asks; an older word changes nothing.
    static func apply(_ asks: CaseAsks, of caseID: UUIDv7, to database: Database) throws {
        try database.execute(
            sql: """
                INSERT INTO case_asks (case_id, version, asks) VALUES (?, ?, ?)
                ON CONFLICT (case_id) DO UPDATE SET version = excluded.version, asks = excluded.asks
                WHERE excluded.version > version
                """,
            arguments: [caseID.text, asks.version, try JSONText.encode(asks)])
    }

    private static func wish(
        _ condition: String, _ arguments: StatementArguments, in database: Database
    ) throws -> KeptWish? {
        guard
            let row = try Row.fetchOne(
                database, sql: "SELECT * FROM wish WHERE \(condition) ORDER BY made_at LIMIT 1", arguments: arguments),
            let id = UUIDv7(row["id"] as String), let caseID = UUIDv7(row["case_id"] as String),
            let kind = KeptWish.Kind(rawValue: row["kind"])
        else { return nil }
        let result = (row["result"] as String?).flatMap(WishAnswer.Result.init(rawValue:))
        return KeptWish(
            id: id, caseID: caseID, kind: kind, madeAt: Timestamp(milliseconds: row["made_at"]),
            answer: result.map { WishAnswer(wish: id, result: $0, text: row["text"]) })
    }
}

extension ApplicantWish {
    fileprivate var kind: KeptWish.Kind {
        switch wish {
        case .supply: .supply
        case .withdraw: .withdraw
        }
    }
}
