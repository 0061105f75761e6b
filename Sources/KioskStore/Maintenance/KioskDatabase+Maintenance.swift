import GRDB
public import HallCore

extension KioskDatabase {
    /// Entries that are kept; older ones make room.
    private static let mostEntries = 10_000

    /// Writes an entry, and what it changed with it: both are there or none.
    ///
    /// - Parameters:
    ///   - setting: What is set from now on.
    ///   - cleared: What is no longer set at the terminal.
    public func note(
        _ entry: MaintenanceEntry, setting: [LocalSetting] = [], clearing cleared: [LocalSetting.Name] = []
    ) async throws {
        try await pool.write { database in
            try Self.insert(entry, in: database)
            for name in cleared {
                try database.execute(sql: "DELETE FROM local_setting WHERE name = ?", arguments: [name.text])
            }
            for setting in setting {
                try database.execute(
                    sql: "INSERT OR REPLACE INTO local_setting (name, value, instead_of) VALUES (?, ?, ?)",
                    arguments: [setting.name.text, setting.value, setting.insteadOf])
            }
        }
    }

    /// The newest entries first.
    ///
    /// - Parameter act: Only of this kind, where given.
    public func maintenanceLog(of act: MaintenanceEntry.Act? = nil, limit: Int) async throws -> [MaintenanceEntry] {
        try await pool.read { database in
            try Row.fetchAll(
                database,
                sql: "SELECT * FROM maintenance WHERE ? IS NULL OR act = ? ORDER BY seq DESC LIMIT ?",
                arguments: [act?.rawValue, act?.rawValue, limit]
            ).map(Self.entry)
        }
    }

    /// Everything that is set at the terminal. Names that this version does not know are passed over.
    public func localSettings() async throws -> [LocalSetting] {
        try await pool.read { database in
            try Row.fetchAll(database, sql: "SELECT name, value, instead_of FROM local_setting").compactMap { row in
                LocalSetting.Name(row["name"] as String).map {
                    LocalSetting($0, row["value"], insteadOf: row["instead_of"])
                }
            }
        }
    }

    /// Receipts that came out since a moment.
    public func receiptsPrinted(since moment: Timestamp) async throws -> Int {
        try await pool.read { database in
            try Int.fetchOne(
                database, sql: "SELECT count(*) FROM receipt WHERE state = 'printed' AND changed_at >= ?",
                arguments: [moment.milliseconds]) ?? 0
        }
    }

    private static func insert(_ entry: MaintenanceEntry, in database: Database) throws {
        try database.execute(
            sql: "INSERT INTO maintenance (at, who, act, result, reason, figure) VALUES (?, ?, ?, ?, ?, ?)",
            arguments: [
                entry.at.milliseconds, entry.who, entry.act.rawValue, entry.result.rawValue, entry.reason, entry.figure,
            ])
        try database.execute(
            sql: "DELETE FROM maintenance WHERE seq <= ?", arguments: [database.lastInsertedRowID - Int64(mostEntries)])
    }

    private static func entry(_ row: Row) throws -> MaintenanceEntry {
        guard let act = MaintenanceEntry.Act(rawValue: row["act"]),
            let result = MaintenanceEntry.Result(rawValue: row["result"])
        else { throw StoreFault.unreadable("maintenance.act") }
        var entry = MaintenanceEntry(
            at: Timestamp(milliseconds: row["at"]), who: row["who"], act: act, result: result, reason: row["reason"],
            figure: row["figure"])
        entry.sequence = row["seq"]
        return entry
    }
}
