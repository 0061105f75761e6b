/// The hub's word that a key is a kiosk's: what makes a receipt provable at any other terminal, without a network.
public struct KioskCertificate: Codable, Sendable, Hashable {
    public var kiosk: String
    /// Ed25519 public key, 32 bytes.
    public var publicKey: [UInt8]
    /// The last day on which the kiosk may seal receipts with it.
    public var until: CivilDate
    /// The hub's Ed25519 signature over ``signedBytes()``, 64 bytes.
    public var signature: [UInt8]

    /// Makes a certificate; without a signature it is one that the hub has still to sign.
    public init(kiosk: String, publicKey: [UInt8], until: CivilDate, signature: [UInt8] = []) {
        self.kiosk = kiosk
        self.publicKey = publicKey
        self.until = until
        self.signature = signature
    }

    /// What the hub signs.
    public func signedBytes() -> [UInt8] {
        JSONValue.object([
            "type": .string("lianban kiosk certificate 1"), "kiosk": .string(kiosk),
            "public_key": .string(Hexadecimal.capitals(publicKey)), "until": .string(until.iso),
        ]).canonicalBytes()
    }
}
