import GRDB
public import HallCore

/// A pack that the centre gave, and the first day on which it holds.
public struct ScheduledPack: Sendable, Hashable {
    public var pack: PolicyPack
    public var from: CivilDate

    /// Gathers its parts.
    public init(pack: PolicyPack, from: CivilDate) {
        self.pack = pack
        self.from = from
    }
}

extension KioskDatabase {
    /// Keeps the centre's word on packs in place of what it said before.
    public func save(_ schedule: [ScheduledPack]) async throws {
        try await pool.write { database in
            try database.execute(sql: "DELETE FROM scheduled_pack")
            for (position, scheduled) in schedule.enumerated() {
                try database.execute(
                    sql: "INSERT INTO scheduled_pack (position, digest, from_day, content) VALUES (?, ?, ?, ?)",
                    arguments: [
                        position, scheduled.pack.digest, scheduled.from.iso, try JSONText.encode(scheduled.pack),
                    ])
            }
        }
    }

    /// What the centre said last, in its order; packs that this version cannot read are left out.
    public func scheduledPacks() async throws -> [ScheduledPack] {
        try await pool.read { database in
            try Row.fetchAll(database, sql: "SELECT from_day, content FROM scheduled_pack ORDER BY position")
                .compactMap { row in
                    guard let from = CivilDate(iso: row["from_day"]),
                        let pack = try? JSONText.decode(
                            PolicyPack.self, from: row["content"], place: "scheduled_pack.content")
                    else { return nil }
                    return ScheduledPack(pack: pack, from: from)
                }
        }
    }
}

extension [ScheduledPack] {
    /// What holds on a day: of those whose day has come the last. Nil before the first.
    public func holding(on day: CivilDate) -> PolicyPack? {
        last { $0.from <= day }?.pack
    }
}
