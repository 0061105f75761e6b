import Crypto
import HallCore

/// The digest that identifies a pack's content whatever its files look like.
enum PackDigest {
    /// SHA-256 over the canonical JSON of the pack without its digest, in lower-case hexadecimal.
    static func digest(of pack: PolicyPack) throws -> String {
        guard case .object(var members) = try JSONValue(encoding: pack) else { return "" }
        members["digest"] = nil
        let hash = SHA256.hash(data: JSONValue.object(members).canonicalBytes())
        return hash.map { byte in
            let text = String(byte, radix: 16)
            return text.count == 1 ? "0" + text : text
        }.joined()
    }
}
