import GRDB
public import HallCore

extension KioskDatabase {
    /// Keeps the pack that is in use from now on.
    public func keep(_ pack: PolicyPack) async throws {
        try await pool.write { database in
            try database.execute(
                sql: "INSERT OR IGNORE INTO pack (digest, content) VALUES (?, ?)",
                arguments: [pack.digest, try JSONText.encode(pack)])
        }
    }

    /// A pack that was in use once; nil when it is not known, or this version cannot read it.
    public func keptPack(digest: String) async throws -> PolicyPack? {
        try await pool.read { database in
            try String.fetchOne(database, sql: "SELECT content FROM pack WHERE digest = ?", arguments: [digest])
                .flatMap { try? JSONText.decode(PolicyPack.self, from: $0, place: "pack.content") }
        }
    }
}
