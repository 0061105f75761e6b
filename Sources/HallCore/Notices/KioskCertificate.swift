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
            "public_key": .string(UpperHex.text(publicKey)), "until": .string(until.iso),
        ]).canonicalBytes()
    }
}

/// Bytes as capital hexadecimal digits: in a QR code as short as base64, in capitals throughout.
enum UpperHex {
    static func text(_ bytes: [UInt8]) -> String {
        bytes.map { byte in
            let digits = String(byte, radix: 16, uppercase: true)
            return byte < 16 ? "0" + digits : digits
        }.joined()
    }

    static func bytes(_ text: Substring) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        for start in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[start..<start + 2], as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(byte)
        }
        return bytes
    }
}
