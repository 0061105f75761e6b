import Crypto
import Foundation
import HallCore
public import HubMessages

/// The hub's secrets, all drawn from one seed of 32 bytes that the operator keeps.
public struct HubKeys: Sendable {
    private let signing: Curve25519.Signing.PrivateKey
    private let lookup: SymmetricKey
    private let enrolment: SymmetricKey
    /// Of the accounts of the people who work here.
    public let accounts: AccountKeys

    /// - Throws: when the seed has not 32 bytes.
    public init(seed: [UInt8]) throws {
        signing = try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
        lookup = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: seed), info: Data("lianban holder lookup 1".utf8), outputByteCount: 32)
        enrolment = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: seed), info: Data("lianban enrolment code 1".utf8),
            outputByteCount: 32)
        accounts = AccountKeys(seed: seed)
    }

    /// Ed25519 public key, 32 bytes.
    public var publicKey: [UInt8] { Array(signing.publicKey.rawRepresentation) }

    /// Ed25519 over the bytes.
    public func sign(_ bytes: [UInt8]) throws -> Base64 {
        Base64(try signing.signature(for: bytes))
    }

    /// The code by which one terminal may enrol once, of 80 bits. All hubs of a store work out the same.
    func enrolmentCode(of kiosk: String, nonce: [UInt8]) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: nonce + Array(kiosk.utf8), using: enrolment)
        return SpokenCode.text(Array(code.prefix(10)), group: 4)
    }

    /// Keyed hash under which a card number is stored and searched; the number itself is no column.
    public func holder(cardNumber: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Data(cardNumber.utf8), using: lookup))
    }
}

/// What the hub checks of others' secrets.
enum Proof {
    static func holds(_ signature: Base64, over bytes: [UInt8], by publicKey: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        return key.isValidSignature(signature.bytes, for: bytes)
    }

    static func code(over bytes: [UInt8], token: String) -> Base64 {
        Base64(HMAC<SHA256>.authenticationCode(for: bytes, using: SymmetricKey(data: Data(token.utf8))))
    }

    static func holds(_ code: Base64, over bytes: [UInt8], token: String) -> Bool {
        HMAC<SHA256>.isValidAuthenticationCode(
            code.bytes, authenticating: bytes, using: SymmetricKey(data: Data(token.utf8)))
    }

    static func digest(_ bytes: [UInt8]) -> [UInt8] {
        Array(SHA256.hash(data: bytes))
    }

    static func hexDigest(_ bytes: [UInt8]) -> String {
        Hexadecimal.text(digest(bytes))
    }
}
