import Crypto
import Foundation

/// Codes by time, RFC 6238 over RFC 4226: SHA-1, six digits, a new one each 30 seconds.
struct OneTimeCode: Sendable {
    static let digits = 6
    static let stepMilliseconds: Int64 = 30_000
    /// How many steps a phone's clock may be ahead or behind.
    static let leeway: Int64 = 1
    /// As long as the hash, RFC 4226 section 4.
    static let secretLength = 20

    let secret: [UInt8]

    /// The number of the time step, T of RFC 6238 section 4.2.
    static func step(at milliseconds: Int64) -> Int64 {
        milliseconds / stepMilliseconds
    }

    /// The code of a step.
    func text(at step: Int64, digits: Int = OneTimeCode.digits) -> String {
        let counter = withUnsafeBytes(of: step.bigEndian) { Data($0) }
        let code = Array(
            HMAC<Insecure.SHA1>.authenticationCode(for: counter, using: SymmetricKey(data: Data(secret))))
        let offset = Int(code[19] & 15)
        let number = code[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7FFF_FFFF
        let text = String(String(number).suffix(digits))
        return String(repeating: "0", count: digits - text.count) + text
    }

    /// The step whose code this is; nil if it is none of now, or of a step that is not later than the last accepted.
    func step(of code: String, at milliseconds: Int64, after last: Int64) -> Int64? {
        let now = Self.step(at: milliseconds)
        return (now - Self.leeway...now + Self.leeway).first { $0 > last && Self.equal(text(at: $0), code) }
    }

    private static func equal(_ left: String, _ right: String) -> Bool {
        guard left.utf8.count == right.utf8.count else { return false }
        return zip(left.utf8, right.utf8).reduce(UInt8(0)) { $0 | $1.0 ^ $1.1 } == 0
    }
}

/// What a new phone is given to make codes: as a QR code, or typed.
public struct CodeEnrolment: Hashable, Sendable {
    /// `otpauth://totp/…`, to be shown as a QR code once and kept nowhere.
    public let address: String
    /// The secret in groups of four letters, for phones without a camera.
    public let typed: String

    init(secret: [UInt8], issuer: String, account: String) {
        let text = Base32.text(secret)
        let (issuer, account) = (Self.escaped(issuer), Self.escaped(account))
        address =
            "otpauth://totp/\(issuer):\(account)?secret=\(text)&issuer=\(issuer)"
            + "&algorithm=SHA1&digits=\(OneTimeCode.digits)&period=\(OneTimeCode.stepMilliseconds / 1000)"
        let letters = Array(text)
        typed = stride(from: 0, to: letters.count, by: 4).map { String(letters[$0..<min($0 + 4, letters.count)]) }
            .joined(separator: " ")
    }

    private static func escaped(_ text: String) -> String {
        let plain = CharacterSet(charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~")
        return text.addingPercentEncoding(withAllowedCharacters: plain) ?? ""
    }
}
