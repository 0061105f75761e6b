import Crypto
import CryptoExtras
import Foundation

/// A PIN as it is kept: `scrypt$16384$8$1$salt$hash`, salt and hash in base64.
///
/// The cost makes one guess take tens of milliseconds; the lock after five wrong ones does the rest.
public struct PINHash: Hashable, Sendable {
    /// The kept form.
    public let text: String
    private let rounds: Int
    private let blockSize: Int
    private let parallelism: Int
    private let salt: Data
    private let hash: Data

    /// Hashes a PIN.
    /// - Parameter salt: 16 random bytes.
    public init(pin: String, salt: [UInt8]) throws {
        (rounds, blockSize, parallelism) = (16_384, 8, 1)
        self.salt = Data(salt)
        hash = try Self.derive(pin, salt: self.salt, rounds: rounds, blockSize: blockSize, parallelism: parallelism)
        text =
            "scrypt$\(rounds)$\(blockSize)$\(parallelism)$\(self.salt.base64EncodedString())$"
            + hash.base64EncodedString()
    }

    /// Reads the kept form; nil when it is not one.
    public init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]), let blockSize = Int(parts[2]),
            let parallelism = Int(parts[3]), let salt = Data(base64Encoded: parts[4]), salt.count >= 8,
            let hash = Data(base64Encoded: parts[5]), hash.count == 32
        else { return nil }
        (self.text, self.rounds, self.blockSize, self.parallelism) = (text, rounds, blockSize, parallelism)
        (self.salt, self.hash) = (salt, hash)
    }

    /// Whether this is the PIN; takes the same time either way.
    public func matches(_ pin: String) -> Bool {
        guard
            let derived = try? Self.derive(
                pin, salt: salt, rounds: rounds, blockSize: blockSize, parallelism: parallelism)
        else { return false }
        return zip(derived, hash).reduce(UInt8(0)) { $0 | $1.0 ^ $1.1 } == 0
    }

    private static func derive(
        _ pin: String, salt: Data, rounds: Int, blockSize: Int, parallelism: Int
    ) throws -> Data {
        try KDF.Scrypt.deriveKey(
            from: Data(pin.utf8), salt: salt, outputByteCount: 32, rounds: rounds, blockSize: blockSize,
            parallelism: parallelism
        ).withUnsafeBytes { Data($0) }
    }
}
