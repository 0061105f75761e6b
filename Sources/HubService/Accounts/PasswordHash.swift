import Crypto
import CryptoExtras
import Foundation

/// What one guess at a password costs, RFC 7914: memory is 128 × rounds × blockSize bytes.
public struct PasswordCost: Hashable, Sendable {
    /// N, a power of two.
    public var rounds: Int
    /// r
    public var blockSize: Int
    /// p
    public var parallelism: Int

    /// Gathers its parts.
    public init(rounds: Int, blockSize: Int, parallelism: Int) {
        self.rounds = rounds
        self.blockSize = blockSize
        self.parallelism = parallelism
    }

    /// 32 MB, and some tenths of a second.
    public static let usual = PasswordCost(rounds: 32_768, blockSize: 8, parallelism: 3)

    /// The time it takes, in blocks mixed.
    private var work: Int { rounds * blockSize * parallelism }

    /// Whether a hash made at this cost should be made anew at the other.
    func isBelow(_ other: PasswordCost) -> Bool {
        rounds * blockSize < other.rounds * other.blockSize || work < other.work
    }

    /// What may be read from a store: nothing that would take more than 256 MB or some seconds.
    var isBearable: Bool {
        (1...65_536).contains(blockSize) && (1...16).contains(parallelism) && (2...1_048_576).contains(rounds)
            && rounds.nonzeroBitCount == 1 && rounds * blockSize <= 2_097_152
    }
}

/// A password as it is kept: `scrypt$32768$8$3$salt$hash`, salt and hash in base64.
public struct PasswordHash: Hashable, Sendable {
    /// The kept form.
    public let text: String
    let cost: PasswordCost
    private let salt: Data
    private let hash: Data

    /// Hashes a password.
    /// - Parameter salt: 16 random bytes.
    public init(_ password: String, cost: PasswordCost = .usual, salt: [UInt8]) throws {
        self.cost = cost
        self.salt = Data(salt)
        hash = try Self.derive(password, cost: cost, salt: self.salt)
        let parts = ["scrypt", "\(cost.rounds)", "\(cost.blockSize)", "\(cost.parallelism)"]
        text = (parts + [self.salt.base64EncodedString(), hash.base64EncodedString()]).joined(separator: "$")
    }

    /// Reads the kept form; nil when it is not one.
    public init?(_ text: String) {
        let parts = text.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 6, parts[0] == "scrypt", let rounds = Int(parts[1]), let blockSize = Int(parts[2]),
            let parallelism = Int(parts[3]), let salt = Data(base64Encoded: parts[4]), salt.count >= 8,
            let hash = Data(base64Encoded: parts[5]), hash.count == 32
        else { return nil }
        cost = PasswordCost(rounds: rounds, blockSize: blockSize, parallelism: parallelism)
        guard cost.isBearable else { return nil }
        (self.text, self.salt, self.hash) = (text, salt, hash)
    }

    /// Whether this is the password; takes the same time either way.
    public func matches(_ password: String) -> Bool {
        guard let derived = try? Self.derive(password, cost: cost, salt: salt) else { return false }
        return zip(derived, hash).reduce(UInt8(0)) { $0 | $1.0 ^ $1.1 } == 0
    }

    /// Passwords are compared in the form NFKC, so that an input method's full-width letters are the plain ones.
    private static func derive(_ password: String, cost: PasswordCost, salt: Data) throws -> Data {
        try KDF.Scrypt.deriveKey(
            from: Data(password.precomposedStringWithCompatibilityMapping.utf8), salt: salt, outputByteCount: 32,
            rounds: cost.rounds, blockSize: cost.blockSize, parallelism: cost.parallelism
        ).withUnsafeBytes { Data($0) }
    }
}
