import HallCore

extension StoredAccounts {
    /// In a writing transaction the chain is held until its end: whoever else wants to append waits.
    func auditHead(of division: String) throws -> AuditHead? {
        if isWriting { try beginChain(of: division) }
        return try session.row(
            "SELECT sequence, hash FROM audit_head WHERE division = ?" + lock, [.of(division)]
        ).map { AuditHead(sequence: try $0.int64("sequence"), hash: try $0.blob("hash")) }
    }

    func append(_ entry: AuditEntry) throws {
        let event = entry.event
        try session.run(
            """
            INSERT INTO audit_entry
                (division, sequence, at, work_number, party, act, object, fields, reason, previous_hash, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                .of(event.division), .integer(entry.sequence), .of(event.at), .of(event.workNumber),
                .of(event.party?.description), .of(event.act), .of(event.object),
                .blob(try StoredJSON.write(event.fields)), .of(event.reason), .blob(entry.previousHash),
                .blob(entry.hash),
            ])
        try session.run(
            "UPDATE audit_head SET sequence = ?, hash = ? WHERE division = ?",
            [.integer(entry.sequence), .blob(entry.hash), .of(event.division)])
    }

    func auditEntries(of division: String, after sequence: Int64, limit: Int) throws -> [AuditEntry] {
        try session.rows(
            "SELECT * FROM audit_entry WHERE division = ? AND sequence > ? ORDER BY sequence LIMIT ?",
            [.of(division), .integer(sequence), .of(limit)]
        ).map(Self.entry)
    }

    func auditEntries(of division: String, _ search: AuditSearch) throws -> [AuditEntry] {
        var conditions = ["division = ?"]
        var values = [SQLValue.of(division)]
        for (condition, value) in [
            ("object = ?", SQLValue.of(search.object)), ("work_number = ?", .of(search.workNumber)),
            ("sequence < ?", .of(search.before)),
        ] where value != .null {
            conditions.append(condition)
            values.append(value)
        }
        return try session.rows(
            "SELECT * FROM audit_entry WHERE " + conditions.joined(separator: " AND ")
                + " ORDER BY sequence DESC LIMIT ?",
            values + [.of(search.limit)]
        ).map(Self.entry)
    }

    private func beginChain(of division: String) throws {
        let start = AuditHead.start(of: division)
        try session.run(
            "INSERT INTO audit_head (division, sequence, hash) VALUES (?, ?, ?) ON CONFLICT (division) DO NOTHING",
            [.of(division), .integer(start.sequence), .blob(start.hash)])
    }

    private static func entry(_ row: SQLRow) throws -> AuditEntry {
        let event = AuditEvent(
            division: try row.text("division"), at: try row.time("at"), workNumber: try row.text("work_number"),
            party: try row.optionalText("party").flatMap { Party($0) }, actText: try row.text("act"),
            object: try row.optionalText("object"), fields: try row.json("fields"),
            reason: try row.optionalText("reason"))
        return AuditEntry(
            event, sequence: try row.int64("sequence"), previousHash: try row.blob("previous_hash"),
            hash: try row.blob("hash"))
    }
}
