/// A kiosk's word that it took a case in: its signature and the hub's certificate of its key.
public struct CaseSeal: Codable, Sendable, Hashable {
    public var certificate: KioskCertificate
    /// The kiosk's Ed25519 signature over ``signedBytes(number:proof:submittedAt:)``, 64 bytes.
    public var signature: [UInt8]

    /// Makes a seal.
    public init(certificate: KioskCertificate, signature: [UInt8]) {
        self.certificate = certificate
        self.signature = signature
    }

    /// What the kiosk signs.
    public static func signedBytes(number: CaseNumber, proof: String, submittedAt: Timestamp) -> [UInt8] {
        JSONValue.object([
            "type": .string("lianban receipt 1"), "number": .string(number.text), "proof": .string(proof.uppercased()),
            "minute": .integer(submittedAt.milliseconds / 60_000),
        ]).canonicalBytes()
    }
}

/// What the code on a receipt says.
///
///     LB1.<number>.<proof>
///     LB2.<number>.<proof>.<minute>.<kiosk>.<until>.<public key>.<certificate>.<signature>
///
/// The minute is that of the submission since 1970 in hexadecimal; until is `20281121`; the last three are hexadecimal.
/// Before either may stand the centre's address, as in `HTTPS://BANLI.EXAMPLE/C/LB1.…`, so that phones open the case.
public struct CaseCode: Sendable, Hashable {
    public var number: CaseNumber
    /// Shows that its holder had the receipt in hand.
    public var proof: String
    /// The minute of the submission; only a sealed code tells it.
    public var submittedAt: Timestamp?
    public var seal: CaseSeal?

    /// The short code of a case, for a screen: it finds the case and proves nothing.
    public static func short(of record: CaseRecord, at phones: PhoneAddress? = nil) -> String {
        guard let phones else { return "LB1.\(record.number.text).\(record.proof)" }
        return "\(phones.prefix)LB1.\(record.number.text).\(record.proof.uppercased())"
    }

    /// The code of a case, with its seal if it has one.
    /// - Parameter phones: Where phones find it; without it only terminals and the centre's pages can read the code.
    public static func payload(of record: CaseRecord, at phones: PhoneAddress? = nil) -> String {
        guard let seal = record.seal else { return short(of: record, at: phones) }
        let minute = String(record.submittedAt.milliseconds / 60_000, radix: 16, uppercase: true)
        let until = seal.certificate.until.iso.filter { $0 != "-" }
        let parts = [
            "LB2", record.number.text, record.proof.uppercased(), minute, seal.certificate.kiosk, until,
            Hexadecimal.capitals(seal.certificate.publicKey), Hexadecimal.capitals(seal.certificate.signature),
            Hexadecimal.capitals(seal.signature),
        ]
        return (phones?.prefix ?? "") + parts.joined(separator: ".")
    }

    /// Reads a code, with an address before it or none; nil for anything else.
    public init?(_ text: String) {
        let parts = PhoneAddress.bare(text).split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count >= 3, let number = CaseNumber(parsing: String(parts[1])), !parts[2].isEmpty else {
            return nil
        }
        self.number = number
        proof = String(parts[2])
        switch (parts[0], parts.count) {
        case ("LB1", 3): (submittedAt, seal) = (nil, nil)
        case ("LB2", 9):
            guard let minute = Int64(parts[3], radix: 16), let until = CivilDate(digits: parts[5]),
                let key = Hexadecimal.bytes(parts[6]), let certificate = Hexadecimal.bytes(parts[7]),
                let signature = Hexadecimal.bytes(parts[8])
            else { return nil }
            submittedAt = Timestamp(milliseconds: minute * 60_000)
            seal = CaseSeal(
                certificate: KioskCertificate(
                    kiosk: String(parts[4]), publicKey: key, until: until, signature: certificate),
                signature: signature)
        default: return nil
        }
    }

    /// Whether this is a case's own proof.
    public func proves(_ record: CaseRecord) -> Bool {
        record.number == number && record.proof.uppercased() == proof.uppercased()
    }

    /// Whether a kiosk that this hub knows took the case in, as far as signatures can tell; false without a seal.
    ///
    /// - Parameter verifies: Ed25519: signature, bytes, public key.
    public func isGenuine(hubKey: [UInt8], verifies: ([UInt8], [UInt8], [UInt8]) -> Bool) -> Bool {
        guard let seal, let submittedAt, submittedAt.date <= seal.certificate.until else { return false }
        let signed = CaseSeal.signedBytes(number: number, proof: proof, submittedAt: submittedAt)
        return number.text.contains("-\(seal.certificate.kiosk)")
            && verifies(seal.certificate.signature, seal.certificate.signedBytes(), hubKey)
            && verifies(seal.signature, signed, seal.certificate.publicKey)
    }
}

extension CivilDate {
    fileprivate init?(digits: Substring) {
        guard digits.count == 8 else { return nil }
        self.init(iso: "\(digits.prefix(4))-\(digits.dropFirst(4).prefix(2))-\(digits.suffix(2))")
    }
}
