import Crypto
import Foundation
import HallCore
import HubStore

/// The keys that guard accounts, all drawn from the hub's seed; several hubs on one store share it.
public struct AccountKeys: Sendable {
    private let sealing: SymmetricKey
    private let digesting: SymmetricKey
    private let forms: SymmetricKey

    /// - Parameter seed: the hub's 32 secret bytes.
    public init(seed: [UInt8]) {
        func key(_ purpose: String) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: SymmetricKey(data: Data(seed)), info: Data("lianban accounts \(purpose) 1".utf8),
                outputByteCount: 32)
        }
        (sealing, digesting, forms) = (key("sealing"), key("digests"), key("forms"))
    }

    /// Seals a secret for one member: in another's row it does not open. AES-256-GCM.
    /// - Parameter nonce: 12 random bytes.
    func seal(_ secret: [UInt8], for id: StaffID, nonce: [UInt8]) throws -> [UInt8] {
        let box = try AES.GCM.seal(
            Data(secret), using: sealing, nonce: AES.GCM.Nonce(data: Data(nonce)), authenticating: Self.name(id))
        return Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
    }

    /// Opens what was sealed for this member; nil if it was not.
    func open(_ sealed: [UInt8], of id: StaffID) -> [UInt8]? {
        guard let box = try? AES.GCM.SealedBox(combined: Data(sealed)),
            let secret = try? AES.GCM.open(box, using: sealing, authenticating: Self.name(id))
        else { return nil }
        return Array(secret)
    }

    /// What is kept of a recovery code. Keyed, because a code is short enough to be found from a plain hash.
    func digest(recoveryCode code: String, of id: StaffID) -> [UInt8] {
        digest("recovery \(SpokenCode.normal(code))", of: id)
    }

    /// Under which an account's failures are counted, whether or not there is such an account.
    func counterKey(_ kind: String, of id: StaffID) -> String {
        "\(kind) " + Hexadecimal.text(digest(kind, of: id).prefix(16))
    }

    /// What every form of a session carries; nobody without the hub's key can make it from the session.
    func formToken(of tokenHash: [UInt8]) -> String {
        Hexadecimal.text(HMAC<SHA256>.authenticationCode(for: Data(tokenHash), using: forms).prefix(24))
    }

    /// What is kept of a session's token.
    static func hash(token: String) -> [UInt8] {
        Array(SHA256.hash(data: Data(token.utf8)))
    }

    private func digest(_ text: String, of id: StaffID) -> [UInt8] {
        Array(
            HMAC<SHA256>.authenticationCode(for: Self.name(id) + Data([0]) + Data(text.utf8), using: digesting))
    }

    private static func name(_ id: StaffID) -> Data {
        Data("\(id.division)/\(id.workNumber)".utf8)
    }
}
