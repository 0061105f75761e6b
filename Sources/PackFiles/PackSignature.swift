import Crypto
import Foundation

/// A detached Ed25519 signature over a pack's digest, in `pack.sig` beside its files.
public enum PackSignature {
    static let file = "pack.sig"
    private static let kind = "ed25519"

    /// Makes a key in a new file that only its owner may read, and gives the public half, base64.
    /// - Throws: ``PackFileError`` when the file is there already or cannot be written.
    public static func makeKey(at path: String) throws -> String {
        guard !FileManager.default.fileExists(atPath: path) else {
            throw PackFileError.unreadable(file: path, reason: "there is a key already; it is not replaced")
        }
        let key = Curve25519.Signing.PrivateKey()
        let data = Data((key.rawRepresentation.base64EncodedString() + "\n").utf8)
        guard FileManager.default.createFile(atPath: path, contents: data, attributes: [.posixPermissions: 0o600])
        else { throw PackFileError.unreadable(file: path, reason: "cannot be written") }
        return key.publicKey.rawRepresentation.base64EncodedString()
    }

    /// Signs a pack's digest and writes `pack.sig`; gives the public key, base64.
    /// - Throws: ``PackFileError`` for a key that is none.
    public static func sign(digest: String, directory: String, key path: String) throws -> String {
        let text = try StrictYAML.text(at: path).trimmingCharacters(in: .whitespacesAndNewlines)
        guard let raw = Data(base64Encoded: text),
            let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: raw)
        else { throw PackFileError.unreadable(file: path, reason: "expected an Ed25519 key, 32 bytes in base64") }
        let signature = try key.signature(for: Data(digest.utf8)).base64EncodedString()
        let publicKey = key.publicKey.rawRepresentation.base64EncodedString()
        let target = URL(filePath: directory).appending(path: file)
        try Data("\(kind) \(publicKey) \(signature)\n".utf8).write(to: target)
        return publicKey
    }

    /// Proves that a pack was signed by the holder of a key.
    /// - Parameter key: The public key that is trusted, base64.
    /// - Throws: ``PackFileError`` naming what does not fit.
    public static func verify(digest: String, directory: String, key: String) throws {
        let path = directory + "/" + file
        try verify(digest: digest, signature: try StrictYAML.text(at: path), from: path, key: key)
    }

    /// The same for a signature at hand.
    /// - Parameters:
    ///   - signature: what stands in `pack.sig`.
    ///   - path: what errors call the place it comes from.
    public static func verify(digest: String, signature text: String, from path: String, key: String) throws {
        let parts = text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard parts.count == 3, parts[0] == kind, let signature = Data(base64Encoded: parts[2]) else {
            throw PackFileError.wrong(file: path, line: 1, path: "", expected: "expected ed25519, key and signature")
        }
        guard let raw = Data(base64Encoded: key),
            let trusted = try? Curve25519.Signing.PublicKey(rawRepresentation: raw)
        else {
            throw PackFileError.wrong(file: path, line: nil, path: "", expected: "the trusted key is no Ed25519 key")
        }
        guard parts[1] == key else {
            throw PackFileError.wrong(
                file: path, line: 1, path: "", expected: "signed by another key than the trusted one")
        }
        guard trusted.isValidSignature(signature, for: Data(digest.utf8)) else {
            throw PackFileError.wrong(
                file: path, line: 1, path: "", expected: "the pack was changed after it was signed; sign it again")
        }
    }
}
