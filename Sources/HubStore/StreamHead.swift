import HallCore
import HubMessages

/// A stream's row, with what the hub and the kiosk's row add to it.
struct StreamHead {
    var stream: UUIDv7
    var kiosk: String
    var division: String
    var ledger: StreamLedger
    var epoch: String
    private var publicKey: [UInt8]
    private var isRevoked: Bool

    /// Selects what ``init(_:)`` reads, without a condition. The kiosk is read beside the stream and not joined to it: a
    /// lock on the rows must not take the kiosk's, which grows with its feed.
    static let selection = """
        SELECT id, kiosk, division, head_seq, head_hash, (SELECT value FROM setting WHERE name = 'epoch') AS epoch,
            (SELECT public_key FROM kiosk WHERE kiosk.code = stream.kiosk) AS public_key,
            (SELECT revoked_at FROM kiosk WHERE kiosk.code = stream.kiosk) AS revoked_at
        FROM stream
        """

    init(_ row: SQLRow) throws {
        stream = try row.identifier("id")
        kiosk = try row.text("kiosk")
        division = try row.text("division")
        ledger = StreamLedger(sequence: try row.int64("head_seq"), hash: Base64(try row.blob("head_hash")))
        epoch = try row.text("epoch")
        publicKey = try row.blob("public_key")
        isRevoked = try row.optionalInt64("revoked_at") != nil
    }

    /// Whether the kiosk is still the one that somebody knew.
    func belongs(to known: KnownKiosk) -> Bool {
        !isRevoked && publicKey == known.publicKey && division == known.division
    }
}
