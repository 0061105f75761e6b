import Crypto
public import HallCore

/// The digest that identifies a pack's content whatever its files look like.
public enum PackDigest {
    /// SHA-256 over the canonical JSON of the pack without its digest, in lower-case hexadecimal.
    public static func digest(of pack: PolicyPack) throws -> String {
        guard case .object(var members) = try JSONValue(encoding: pack) else { return "" }
        members["digest"] = nil
        return Hexadecimal.text(SHA256.hash(data: JSONValue.object(members).canonicalBytes()))
    }
}
