import Crypto
import Foundation
import HallCore
import Synchronization

/// The real clock and the real source of randomness.
enum SystemSurroundings {
    static func now() -> Timestamp {
        Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
    }

    private static let start = ContinuousClock.now

    static func uptime() -> Int64 {
        let (seconds, attoseconds) = (ContinuousClock.now - start).components
        return seconds * 1000 + attoseconds / 1_000_000_000_000_000
    }

    static func makeID() -> UUIDv7 {
        var random = SystemRandomNumberGenerator()
        return UUIDv7(milliseconds: now().milliseconds, random: &random)
    }

    static func randomBytes(_ count: Int) -> [UInt8] {
        (0..<count).map { _ in UInt8.random(in: .min ... .max) }
    }

    static func sign(_ bytes: [UInt8], with privateKey: [UInt8]) -> [UInt8]? {
        let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: privateKey)
        return (try? key?.signature(for: bytes)).map(Array.init)
    }

    static func verifies(_ signature: [UInt8], over bytes: [UInt8], by publicKey: [UInt8]) -> Bool {
        let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey)
        return key?.isValidSignature(signature, for: bytes) ?? false
    }

    static func digest(_ bytes: [UInt8]) -> [UInt8] {
        Array(SHA256.hash(data: bytes))
    }
}
