public import HallCore

/// Leave for one terminal to enrol once. The code that its operator types is not kept anywhere: hubs work it out from
/// their key, the terminal's code and the nonce, so that what is stored lets nobody in.
public struct KioskInvitation: Sendable, Hashable {
    /// Such as `SZ01`.
    public var code: String
    /// Where it will stand.
    public var division: String
    /// The pack's id of its hall, if it was said.
    public var hall: String?
    /// 16 bytes, new with every renewal.
    public var nonce: [UInt8]
    public var madeAt: Timestamp
    public var expiresAt: Timestamp
    /// Work number of who made it.
    public var by: String
    public var usedAt: Timestamp?
    /// The key of the terminal that used it; the same one may say again what was not answered.
    public var usedBy: [UInt8]?
    public var withdrawnAt: Timestamp?

    /// Makes one that nobody has used.
    public init(
        code: String, division: String, hall: String?, nonce: [UInt8], madeAt: Timestamp, expiresAt: Timestamp,
        by: String
    ) {
        self.code = code
        self.division = division
        self.hall = hall
        self.nonce = nonce
        self.madeAt = madeAt
        self.expiresAt = expiresAt
        self.by = by
    }

    /// Whether a terminal with this key may enrol by it now.
    public func admits(_ publicKey: [UInt8], at now: Timestamp) -> Bool {
        guard withdrawnAt == nil else { return false }
        return usedBy.map { $0 == publicKey } ?? (now < expiresAt)
    }
}

extension HubDatabase {
    /// Lets a terminal enrol, in place of what was said before of its code.
    /// - Returns: false when the code belongs to another division.
    public func invite(_ invitation: KioskInvitation, recording event: AuditEvent) async throws -> Bool {
        try await sql.write { session in
            let owners = try session.rows(
                "SELECT division FROM kiosk WHERE code = ? UNION SELECT division FROM kiosk_invitation WHERE code = ?",
                [.of(invitation.code), .of(invitation.code)]
            ).map { try $0.text("division") }
            guard owners.allSatisfy({ $0 == invitation.division }) else { return false }
            try session.run(
                """
                INSERT INTO kiosk_invitation (code, division, hall, nonce, made_at, expires_at, actor)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (code) DO UPDATE SET hall = excluded.hall, nonce = excluded.nonce,
                    made_at = excluded.made_at, expires_at = excluded.expires_at, actor = excluded.actor,
                    used_at = NULL, used_by = NULL, withdrawn_at = NULL
                """,
                [
                    .of(invitation.code), .of(invitation.division), .of(invitation.hall), .of(invitation.nonce),
                    .of(invitation.madeAt), .of(invitation.expiresAt), .of(invitation.by),
                ])
            try StoredAccounts(session: session, isWriting: true).record(event)
            return true
        }
    }

    /// What was said last of a terminal's code.
    public func invitation(of code: String) async throws -> KioskInvitation? {
        try await sql.read { try Self.invitation(of: code, lock: "", in: $0) }
    }

    /// Those of a division, by code.
    public func invitations(in division: String) async throws -> [KioskInvitation] {
        try await sql.read { session in
            try session.rows("SELECT * FROM kiosk_invitation WHERE division = ? ORDER BY code", [.of(division)])
                .map(Self.invitation)
        }
    }

    /// Takes back leave that nobody has used.
    /// - Returns: false when there is none.
    public func withdrawInvitation(
        of code: String, in division: String, at now: Timestamp, recording event: AuditEvent
    ) async throws -> Bool {
        try await sql.write { session in
            let changed = try session.run(
                """
                UPDATE kiosk_invitation SET withdrawn_at = ?
                WHERE code = ? AND division = ? AND used_at IS NULL AND withdrawn_at IS NULL
                """,
                [.of(now), .of(code), .of(division)])
            guard changed > 0 else { return false }
            try StoredAccounts(session: session, isWriting: true).record(event)
            return true
        }
    }

    static func invitation(
        of code: String, lock: String, in session: any SQLSession
    ) throws -> KioskInvitation? {
        try session.row("SELECT * FROM kiosk_invitation WHERE code = ?" + lock, [.of(code)]).map(invitation)
    }

    /// Marks leave as used by a terminal's key; the first time counts.
    static func use(
        _ invitation: KioskInvitation, by publicKey: [UInt8], at now: Timestamp, in session: any SQLSession
    ) throws {
        guard invitation.usedBy == nil else { return }
        try session.run(
            "UPDATE kiosk_invitation SET used_at = ?, used_by = ? WHERE code = ?",
            [.of(now), .of(publicKey), .of(invitation.code)])
        try StoredAccounts(session: session, isWriting: true).record(
            AuditEvent(
                division: invitation.division, at: now, workNumber: Party.system.description, party: .system,
                act: .kioskEnrolled, object: invitation.code, reason: invitation.by))
    }

    private static func invitation(_ row: SQLRow) throws -> KioskInvitation {
        var invitation = KioskInvitation(
            code: try row.text("code"), division: try row.text("division"), hall: try row.optionalText("hall"),
            nonce: try row.blob("nonce"), madeAt: try row.time("made_at"), expiresAt: try row.time("expires_at"),
            by: try row.text("actor"))
        invitation.usedAt = try row.optionalTime("used_at")
        invitation.usedBy = try row.optionalBlob("used_by")
        invitation.withdrawnAt = try row.optionalTime("withdrawn_at")
        return invitation
    }
}
