import Foundation
import GRDB
public import HallCore

extension HubDatabase {
    /// Keeps packs that are in use from now on. One that is kept already stays as it is.
    public func keep(_ packs: [PolicyPack], at now: Timestamp) throws {
        try connection.write { database in
            for pack in packs {
                try database.execute(
                    sql: "INSERT OR IGNORE INTO pack (digest, kept_at, content) VALUES (?, ?, ?)",
                    arguments: [pack.digest, now.milliseconds, try StoredJSON.write(pack)])
            }
        }
    }

    /// Every pack that was ever in use and that this version can read, newest first.
    public func keptPacks() throws -> [PolicyPack] {
        try connection.read { database in
            try Data.fetchAll(database, sql: "SELECT content FROM pack ORDER BY kept_at DESC, digest")
                .compactMap { try? StoredJSON.read($0) }
        }
    }
}
