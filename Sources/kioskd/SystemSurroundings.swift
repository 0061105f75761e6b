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

    static func digest(_ bytes: [UInt8]) -> [UInt8] {
        Array(SHA256.hash(data: bytes))
    }
}
