public import Foundation
import GRDB
public import HallCore

/// The identity a new database file gets. Made by the caller, since it needs randomness.
public struct StationFounding: Sendable {
    /// Kiosk code from the hub's operator, such as `SZ01`.
    public var kiosk: String
    /// Letter printed after the code in case numbers; a rebuilt disk gets the next one.
    public var letter: Character
    public var stream: UUIDv7
    /// Ed25519 private key, 32 raw bytes.
    public var signingKey: Data

    public init(kiosk: String, letter: Character, stream: UUIDv7, signingKey: Data) {
        self.kiosk = kiosk
        self.letter = letter
        self.stream = stream
        self.signingKey = signingKey
    }
}

/// Who this terminal is to the hub, and how far the two have come together.
public struct Station: Sendable {
    public var kiosk: String
    public var letter: Character
    /// Made with the database file: a cloned or rebuilt disk is another stream.
    public var stream: UUIDv7
    /// Ed25519 private key, 32 raw bytes. Not printable.
    public var signingKey: Personal<Data>
    /// Hub epoch last seen; nil before enrolment.
    public var hubEpoch: String?
    /// The hub's Ed25519 public key, 32 raw bytes; nil before enrolment.
    public var hubPublicKey: Data?
    /// The hub's word on this kiosk's key; nil before enrolment.
    public var certificate: KioskCertificate?
}

extension Station {
    static func found(_ founding: StationFounding, in database: Database) throws {
        if let stored = try String.fetchOne(database, sql: "SELECT kiosk FROM station") {
            guard stored == founding.kiosk else {
                throw StoreFault.kioskChanged(stored: stored, configured: founding.kiosk)
            }
            return
        }
        try database.execute(
            sql: "INSERT INTO station (one, kiosk, letter, stream, signing_key) VALUES (1, ?, ?, ?, ?)",
            arguments: [founding.kiosk, String(founding.letter), founding.stream.text, founding.signingKey])
    }

    static func fetch(_ database: Database) throws -> Station {
        guard let row = try Row.fetchOne(database, sql: "SELECT * FROM station"),
            let letter = (row["letter"] as String).first,
            let stream = UUIDv7(row["stream"] as String)
        else { throw StoreFault.noStation }
        return Station(
            kiosk: row["kiosk"], letter: letter, stream: stream, signingKey: Personal(row["signing_key"]),
            hubEpoch: row["hub_epoch"], hubPublicKey: row["hub_key"],
            certificate: try (row["certificate"] as String?).map {
                try JSONText.decode(KioskCertificate.self, from: $0, place: "station.certificate")
            })
    }
}

extension KioskDatabase {
    /// Who this terminal is.
    public func station() async throws -> Station {
        try await pool.read { try Station.fetch($0) }
    }
}
