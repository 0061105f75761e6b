public import HallCore

extension HubDatabase {
    /// Keeps a pack that was brought in, with the record of who did so. The same pack once more changes nothing.
    public func bring(_ pack: PolicyPack, _ brought: BroughtPack, recording event: AuditEvent) async throws {
        try await sql.write { session in
            try session.run(
                "INSERT INTO pack (digest, kept_at, content) VALUES (?, ?, ?) ON CONFLICT (digest) DO NOTHING",
                [.of(pack.digest), .of(brought.at), .blob(try StoredJSON.write(pack))])
            let fresh = try session.run(
                """
                INSERT INTO pack_brought (division, digest, pack_id, signature, at, actor) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (division, digest) DO NOTHING
                """,
                [
                    .of(brought.division), .of(brought.digest), .of(brought.packID), .of(brought.signature),
                    .of(brought.at), .of(brought.by),
                ])
            if fresh > 0 { try StoredAccounts(session: session, isWriting: true).record(event) }
        }
    }

    /// Decides from which day a pack holds.
    public func activate(_ activation: PackActivation, recording event: AuditEvent) async throws {
        try await sql.write { session in
            try session.run(
                """
                INSERT INTO pack_activation (division, id, digest, pack_id, from_day, at, actor)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    .of(activation.division), .of(activation.id), .of(activation.digest), .of(activation.packID),
                    .of(activation.from.iso), .of(activation.at), .of(activation.by),
                ])
            try StoredAccounts(session: session, isWriting: true).record(event)
        }
    }

    /// Calls off an activation whose day has not come.
    /// - Returns: false when there is none, or its day has come.
    public func callOff(
        _ id: UUIDv7, in division: String, at now: Timestamp, recording event: AuditEvent
    ) async throws -> Bool {
        try await sql.write { session in
            let changed = try session.run(
                """
                UPDATE pack_activation SET cancelled_at = ?
                WHERE division = ? AND id = ? AND cancelled_at IS NULL AND from_day > ?
                """,
                [.of(now), .of(division), .of(id), .of(now.date.iso)])
            guard changed > 0 else { return false }
            try StoredAccounts(session: session, isWriting: true).record(event)
            return true
        }
    }

    /// What administrators have decided about packs.
    public func packPlan() async throws -> PackPlan {
        try await sql.read { session in
            PackPlan(
                activations: try session.rows(
                    "SELECT * FROM pack_activation WHERE cancelled_at IS NULL ORDER BY at, id"
                ).map(Self.activation),
                brought: try session.rows("SELECT * FROM pack_brought ORDER BY at, digest").map(Self.broughtPack))
        }
    }

    /// A pack that was in use once or was brought in; nil when it is not known, or this version cannot read it.
    public func keptPack(digest: String) async throws -> PolicyPack? {
        try await sql.read { session in
            try session.row("SELECT content FROM pack WHERE digest = ?", [.of(digest)])
                .flatMap { try? StoredJSON.read(try $0.blob("content")) }
        }
    }

    private static func activation(_ row: SQLRow) throws -> PackActivation {
        guard let from = CivilDate(iso: try row.text("from_day")) else {
            throw StoredValueFault(table: "pack_activation")
        }
        return PackActivation(
            id: try row.identifier("id"), division: try row.text("division"), packID: try row.text("pack_id"),
            digest: try row.text("digest"), from: from, at: try row.time("at"), by: try row.text("actor"))
    }

    private static func broughtPack(_ row: SQLRow) throws -> BroughtPack {
        BroughtPack(
            division: try row.text("division"), packID: try row.text("pack_id"), digest: try row.text("digest"),
            signature: try row.text("signature"), at: try row.time("at"), by: try row.text("actor"))
    }
}
