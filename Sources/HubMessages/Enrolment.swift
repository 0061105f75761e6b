public import HallCore

/// Body of `POST /v1/enrolments`: a kiosk makes itself known with the token its operator was given.
///
/// The token itself never travels: `proof` is HMAC-SHA256 under it over ``provenBytes()``.
public struct EnrolmentRequest: Hashable, Sendable, Codable {
    public var kiosk: String
    public var stream: UUIDv7
    /// The kiosk's Ed25519 public key, 32 bytes.
    public var publicKey: Base64
    public var proof: Base64

    /// Gathers its parts.
    public init(kiosk: String, stream: UUIDv7, publicKey: Base64, proof: Base64 = Base64([])) {
        self.kiosk = kiosk
        self.stream = stream
        self.publicKey = publicKey
        self.proof = proof
    }

    /// What ``proof`` is made over: canonical JSON of everything but the proof.
    public func provenBytes() -> [UInt8] {
        JSONValue.object([
            "kiosk": .string(kiosk),
            "stream": .string(stream.text),
            "public_key": .string(publicKey.text),
        ]).canonicalBytes()
    }

    enum CodingKeys: String, CodingKey {
        case kiosk, stream, proof
        case publicKey = "public_key"
    }
}

/// The hub's answer to an enrolment. From here on the kiosk believes only this key.
public struct Enrolment: Hashable, Sendable, Codable {
    public var epoch: String
    /// The hub's Ed25519 public key, 32 bytes.
    public var hubPublicKey: Base64
    public var hubTime: Timestamp
    /// The hub's word that the kiosk's key is the kiosk's; absent from a hub that gives none.
    public var certificate: KioskCertificate?
    /// HMAC-SHA256 under the same token over ``provenBytes(for:)``: only the hub the operator meant can make it.
    public var proof: Base64

    /// Gathers its parts.
    public init(
        epoch: String, hubPublicKey: Base64, hubTime: Timestamp, certificate: KioskCertificate? = nil,
        proof: Base64 = Base64([])
    ) {
        self.epoch = epoch
        self.hubPublicKey = hubPublicKey
        self.hubTime = hubTime
        self.certificate = certificate
        self.proof = proof
    }

    /// The answer bound to the request it answers.
    public func provenBytes(for request: EnrolmentRequest) -> [UInt8] {
        JSONValue.object([
            "request": .string(request.proof.text),
            "epoch": .string(epoch),
            "hub_public_key": .string(hubPublicKey.text),
            "hub_time": .string(hubTime.rfc3339),
        ]).canonicalBytes()
    }

    enum CodingKeys: String, CodingKey {
        case epoch, certificate, proof
        case hubPublicKey = "hub_public_key"
        case hubTime = "hub_time"
    }
}

/// Answer to `GET /v1/hello?nonce=`: proves that the one who answers is the hub and tells its time.
public struct Hello: Hashable, Sendable, Codable {
    public var nonce: String
    public var epoch: String
    public var hubTime: Timestamp
    public var signature: Base64

    /// Gathers its parts.
    public init(nonce: String, epoch: String, hubTime: Timestamp, signature: Base64 = Base64([])) {
        self.nonce = nonce
        self.epoch = epoch
        self.hubTime = hubTime
        self.signature = signature
    }

    /// What the hub signs: canonical JSON of everything but the signature.
    public func signedBytes() -> [UInt8] {
        JSONValue.object([
            "nonce": .string(nonce), "epoch": .string(epoch), "hub_time": .string(hubTime.rfc3339),
        ]).canonicalBytes()
    }

    enum CodingKeys: String, CodingKey {
        case nonce, epoch
        case hubTime = "hub_time"
        case signature = "sig"
    }
}
