public import HallCore
import HubMessages

/// A case that comes to the hub itself and not from a terminal.
public struct DirectEntry: Sendable, Hashable {
    /// Division code of the case.
    public var division: String
    /// What stands in its number where a terminal's code does.
    public var channel: String
    /// The hub's own public key, 32 bytes: no terminal can speak under this code.
    public var channelKey: [UInt8]
    /// Whoever asked and their number for it: the same key is the same case.
    public var key: String
    /// Hash of what was asked.
    public var fingerprint: String
    public var at: Timestamp

    /// Gathers its parts.
    public init(
        division: String, channel: String, channelKey: [UInt8], key: String, fingerprint: String, at: Timestamp
    ) {
        self.division = division
        self.channel = channel
        self.channelKey = channelKey
        self.key = key
        self.fingerprint = fingerprint
        self.at = at
    }
}

/// What became of a case that came to the hub itself.
public enum DirectOpening: Sendable {
    case opened(CaseRecord)
    /// It is there already, opened by what had this hash.
    case known(CaseRecord, fingerprint: String)
}

extension HubDatabase {
    /// Opens a case under the channel's next serial number, once for each key; all in one transaction.
    /// - Parameter make: the case with that number; run again when the transaction has to be.
    public func openDirectly(
        _ entry: DirectEntry, _ make: @escaping @Sendable (Int) throws -> OpenedCase
    ) async throws -> DirectOpening {
        try await sql.write { session in
            if let known = try Self.known(entry, in: session) { return known }
            try Self.keepChannel(of: entry, in: session)
            // From here on others of this channel wait, so the key is looked for once more.
            let serial = try Self.nextSerial(of: entry.channel, in: session)
            if let known = try Self.known(entry, in: session) { return known }
            let opened = try make(serial)
            var rows = MeaningRows(known: [])
            _ = rows.add([try PreparedMeaning(.caseSubmitted(opened), in: entry.division)])
            try rows.run(of: entry.division, in: session)
            try session.run(
                """
                INSERT INTO outside_report (division, task_key, sequence, id, case_id, received_at)
                VALUES (?, ?, 1, ?, ?, ?)
                """,
                [
                    .of(entry.division), .of(entry.key), .of(entry.fingerprint), .of(opened.record.id), .of(entry.at),
                ])
            return .opened(opened.record)
        }
    }

    /// The case that was opened under a key; nil when there is none.
    public func directCase(_ key: String, in division: String) async throws -> CaseRecord? {
        try await sql.read { try Self.directCase(key, in: division, $0)?.record }
    }

    /// Cases of a channel that were submitted in a time, the latest first, their lanes as they stand now.
    public func directCases(
        of channel: String, in division: String, from: Timestamp, to: Timestamp, limit: Int
    ) async throws -> [CaseRecord] {
        try await sql.read { session in
            try session.rows(
                """
                SELECT record FROM hall_case WHERE division = ? AND kiosk = ? AND submitted_at BETWEEN ? AND ?
                ORDER BY submitted_at DESC, id DESC LIMIT ?
                """,
                [.of(division), .of(channel), .of(from), .of(to), .of(limit)]
            ).compactMap { try Self.withLanes($0, in: session) }
        }
    }

    private static func known(_ entry: DirectEntry, in session: any SQLSession) throws -> DirectOpening? {
        try directCase(entry.key, in: entry.division, session).map { .known($0.record, fingerprint: $0.fingerprint) }
    }

    private static func directCase(
        _ key: String, in division: String, _ session: any SQLSession
    ) throws -> (record: CaseRecord, fingerprint: String)? {
        let row = try session.row(
            """
            SELECT outside_report.id AS fingerprint, hall_case.record AS record FROM outside_report JOIN hall_case
            ON hall_case.division = outside_report.division AND hall_case.id = outside_report.case_id
            WHERE outside_report.division = ? AND task_key = ? AND sequence = 1
            """,
            [.of(division), .of(key)])
        guard let row, let record = try withLanes(row, in: session) else { return nil }
        return (record, try row.text("fingerprint"))
    }

    /// Cases name a terminal; this one is revoked from its beginning.
    private static func keepChannel(of entry: DirectEntry, in session: any SQLSession) throws {
        try session.run(
            """
            INSERT INTO kiosk (code, division, public_key, enrolled_at, revoked_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (code) DO NOTHING
            """,
            [.of(entry.channel), .of(entry.division), .of(entry.channelKey), .of(entry.at), .of(entry.at)])
    }

    private static func nextSerial(of channel: String, in session: any SQLSession) throws -> Int {
        let row = try session.row(
            """
            INSERT INTO setting (name, value) VALUES (?, '1') ON CONFLICT (name) DO UPDATE
            SET value = CAST(CAST(setting.value AS BIGINT) + 1 AS TEXT) RETURNING value
            """,
            [.of("serial \(channel)")])
        guard let serial = try row.flatMap({ Int(try $0.text("value")) }) else {
            throw StoredValueFault(table: "setting")
        }
        return serial
    }
}
