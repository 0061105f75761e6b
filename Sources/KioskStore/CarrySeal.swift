import Crypto
import Foundation

/// Seals a half-filled form under a short code, so that neither the hall's network nor the terminal that keeps it can read it.
///
/// The key comes from the hall's secret and the code together (HKDF, RFC 5869): who overhears the network lacks the secret,
/// who knows the secret lacks the code. The terminal that keeps a form knows the code only by its ``lookup(of:)``.
public struct CarrySeal: Sendable {
    private let secret: SymmetricKey

    /// - Parameter secret: At least 32 bytes, the same at every terminal of the hall.
    public init(secret: [UInt8]) {
        self.secret = SymmetricKey(data: secret)
    }

    /// The name under which a form of this code is asked for: HMAC-SHA-256 in base64.
    public func lookup(of code: String) -> String {
        let mark = HMAC<SHA256>.authenticationCode(for: Data("lookup \(code)".utf8), using: secret)
        return Data(mark).base64EncodedString()
    }

    /// Proof that a request comes from a terminal of the hall.
    public func mark(of request: String) -> String {
        Data(HMAC<SHA256>.authenticationCode(for: Data("request \(request)".utf8), using: secret)).base64EncodedString()
    }

    /// Whether a mark is that of a request; takes the same time either way.
    public func isMark(_ mark: String, of request: String) -> Bool {
        guard let bytes = Data(base64Encoded: mark) else { return false }
        return HMAC<SHA256>.isValidAuthenticationCode(
            bytes, authenticating: Data("request \(request)".utf8), using: secret)
    }

    /// Nil only when the cryptographic library refuses.
    public func seal(_ form: [UInt8], under code: String) -> [UInt8]? {
        (try? ChaChaPoly.seal(Data(form), using: key(code))).map { Array($0.combined) }
    }

    /// Nil when the code is another one, or a byte has changed.
    public func open(_ sealed: [UInt8], with code: String) -> [UInt8]? {
        guard let box = try? ChaChaPoly.SealedBox(combined: Data(sealed)) else { return nil }
        return (try? ChaChaPoly.open(box, using: key(code))).map(Array.init)
    }

    private func key(_ code: String) -> SymmetricKey {
        HKDF<SHA256>.deriveKey(
            inputKeyMaterial: secret, salt: Data(code.utf8), info: Data("lianban carried form".utf8),
            outputByteCount: 32)
    }
}
