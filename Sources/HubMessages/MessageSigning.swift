/// The texts that kiosk and hub sign to prove a request and its answer. Ed25519 over UTF-8 bytes.
///
/// A request: method, path with query, lower-case hex SHA-256 of the body, `Kiosk-Time`, one per line.
/// An answer: status, lower-case hex SHA-256 of the body, the request's `Kiosk-Signature`: so an answer cannot be
/// replayed to another question, and a log-in page that answers 200 for the hub is known for what it is.
public enum MessageSigning {
    /// Names the kiosk.
    public static let kioskCodeHeader = "Kiosk-Code"
    /// The kiosk's wall clock, signed but not judged.
    public static let kioskTimeHeader = "Kiosk-Time"
    /// The kiosk's signature, base64.
    public static let kioskSignatureHeader = "Kiosk-Signature"
    /// The hub's signature, base64.
    public static let hubSignatureHeader = "Hub-Signature"

    /// What a kiosk signs.
    public static func requestBytes(method: String, path: String, bodyDigest: String, time: String) -> [UInt8] {
        Array("\(method)\n\(path)\n\(bodyDigest)\n\(time)".utf8)
    }

    /// What the hub signs.
    public static func answerBytes(status: Int, bodyDigest: String, requestSignature: String) -> [UInt8] {
        Array("\(status)\n\(bodyDigest)\n\(requestSignature)".utf8)
    }
}
