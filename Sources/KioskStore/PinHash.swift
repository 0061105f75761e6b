import Crypto
import CryptoExtras
import Foundation

/// A PIN as settings keep it: `scrypt$32768$8$1$salt$hash`, salt and hash in base64 (RFC 7914). One guess costs 32 MB and
/// about a tenth of a second, so that a stolen settings file does not give a PIN of six digits in minutes.
public struct PinHash: Sendable, Hashable {
    public let text: String
    private let salt: Data
    private let hash: Data

    private static let (rounds, blockSize, parallelism) = (32_768, 8, 1)

    /// The fewest digits a PIN may have.
    public static let fewestDigits = 6

    /// Whether a PIN is long enough and of digits only.
    public static func isFit(_ pin: String) -> Bool {
        (fewestDigits...12).contains(pin.count) && pin.allSatisfy { $0.isASCII && $0.isNumber }
    }

    /// Whether anybody would try it first: one digit throughout, or digits in a row.
    public static func isEasy(_ pin: String) -> Bool {
        let digits = pin.compactMap(\.wholeNumberValue)
        let steps = Set(zip(digits, digits.dropFirst()).map { $1 - $0 })
        return steps.count == 1 && [-1, 0, 1].contains(steps.first)
    }

    /// Hashes a PIN.
    ///
    /// - Parameter salt: 16 random bytes.
    /// - Throws: What the cryptographic library says.
    public init(_ pin: String, salt: [UInt8]) throws {
        self.salt = Data(salt)
        hash = try Self.derive(pin, self.salt)
        let cost = "\(Self.rounds)$\(Self.blockSize)$\(Self.parallelism)"
        text = "scrypt$\(cost)$\(self.salt.base64EncodedString())$\(hash.base64EncodedString())"
    }

    /// Nil when the text is no hash of this cost.
    public init?(_ text: String) {
        let parts = text.split(separator: "$").map(String.init)
        guard parts.count == 6, parts[0] == "scrypt", parts[1] == "\(Self.rounds)", parts[2] == "\(Self.blockSize)",
            parts[3] == "\(Self.parallelism)", let salt = Data(base64Encoded: parts[4]), salt.count >= 8,
            let hash = Data(base64Encoded: parts[5]), hash.count == 32
        else { return nil }
        (self.text, self.salt, self.hash) = (text, salt, hash)
    }

    /// Whether this is the PIN; takes the same time either way.
    public func matches(_ pin: String) -> Bool {
        guard let derived = try? Self.derive(pin, salt) else { return false }
        return zip(derived, hash).reduce(UInt8(0)) { $0 | $1.0 ^ $1.1 } == 0
    }

    private static func derive(_ pin: String, _ salt: Data) throws -> Data {
        try KDF.Scrypt.deriveKey(
            from: Data(pin.utf8), salt: salt, outputByteCount: 32, rounds: rounds, blockSize: blockSize,
            parallelism: parallelism
        ).withUnsafeBytes { Data($0) }
    }
}
