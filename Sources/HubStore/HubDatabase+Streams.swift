public import HallCore
import HubMessages

/// A kiosk as the hub knows it.
public struct KnownKiosk: Hashable, Sendable {
    public var code: String
    /// Division code, GB/T 2260, of the place it stands in; its events and their cases belong there.
    public var division: String
    public var publicKey: [UInt8]
    /// Since when nothing more is taken from it.
    public var revokedAt: Timestamp?

    /// Whether nothing more is taken from it.
    public var revoked: Bool { revokedAt != nil }

    /// A kiosk that was revoked comes back only by leave that was given afterwards.
    func mayComeBack(by invitation: KioskInvitation?) -> Bool {
        guard let revokedAt else { return true }
        return invitation.map { $0.madeAt > revokedAt } ?? false
    }
}

/// What became of an enrolment. Only `taken` wrote anything.
public enum EnrolmentOutcome: String, Hashable, Sendable {
    case taken
    /// The stream was opened by another kiosk and stays with it.
    case streamOfAnother = "stream-of-another"
    case revoked
    /// The kiosk was enrolled in another division; a terminal that moves to another one gets a new code.
    case otherDivision = "other-division"
    /// The leave by which it came was used by another terminal, has expired or was taken back.
    case notInvited = "not-invited"
}

extension HubDatabase {
    /// Makes the kiosk's key known and its stream open. Doing it again with the same values changes nothing.
    /// - Parameter isInvited: whether it comes by ``KioskInvitation``, which is used up by it; one that was made after
    ///   the kiosk was revoked lets it in again.
    public func enrol(
        kiosk: String, division: String, publicKey: [UInt8], stream: UUIDv7, at time: Timestamp,
        isInvited: Bool = false
    ) async throws -> EnrolmentOutcome {
        try await sql.write { session in
            let invitation =
                isInvited ? try Self.invitation(of: kiosk, lock: session.dialect.forUpdate, in: session) : nil
            let isAdmitted = invitation.map { $0.division == division && $0.admits(publicKey, at: time) } ?? !isInvited
            guard isAdmitted else { return .notInvited }
            if let known = try Self.kiosk(kiosk, locked: true, in: session) {
                guard known.division == division else { return .otherDivision }
                guard known.mayComeBack(by: invitation) else { return .revoked }
            }
            let owner = try session.row("SELECT kiosk FROM stream WHERE id = ?", [.of(stream)])?.text("kiosk")
            guard owner == nil || owner == kiosk else { return .streamOfAnother }
            try Self.keep(kiosk, division, publicKey, stream, at: time, in: session)
            if let invitation { try Self.use(invitation, by: publicKey, at: time, in: session) }
            return .taken
        }
    }

    private static func keep(
        _ kiosk: String, _ division: String, _ publicKey: [UInt8], _ stream: UUIDv7, at time: Timestamp,
        in session: any SQLSession
    ) throws {
        try session.run(
            """
            INSERT INTO kiosk (code, division, public_key, enrolled_at) VALUES (?, ?, ?, ?)
            ON CONFLICT (code) DO UPDATE SET public_key = excluded.public_key, revoked_at = NULL
            """,
            [.of(kiosk), .of(division), .of(publicKey), .of(time)])
        try session.run(
            """
            INSERT INTO stream (id, kiosk, division, head_hash, last_heard_at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (id) DO NOTHING
            """,
            [.of(stream), .of(kiosk), .of(division), .of(Envelope.chainStart.bytes), .of(time)])
    }

    /// The kiosk of that code, revoked or not.
    public func kiosk(_ code: String) async throws -> KnownKiosk? {
        try await sql.read { try Self.kiosk(code, in: $0) }
    }

    /// Takes nothing more from a kiosk. Its data stay; the first time counts.
    public func revoke(kiosk: String, at time: Timestamp) async throws {
        try await change(
            "UPDATE kiosk SET revoked_at = coalesce(revoked_at, ?) WHERE code = ?", [.of(time), .of(kiosk)])
    }

    private static func kiosk(
        _ code: String, locked: Bool = false, in session: any SQLSession
    ) throws -> KnownKiosk? {
        let lock = locked ? session.dialect.forUpdate : ""
        let row = try session.row(
            "SELECT division, public_key, revoked_at FROM kiosk WHERE code = ?" + lock, [.of(code)])
        return try row.map { row in
            KnownKiosk(
                code: code, division: try row.text("division"), publicKey: try row.blob("public_key"),
                revokedAt: try row.optionalTime("revoked_at"))
        }
    }
}
