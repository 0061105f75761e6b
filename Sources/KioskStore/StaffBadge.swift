import Crypto
import Foundation

/// A staff member's badge: `LBS1.` and 26 signs, 130 random bits, to print as a code that the scanner reads. It says who
/// comes, in place of the work number; it proves nothing, so a PIN is asked all the same. Settings keep its hash only.
public struct StaffBadge: Sendable, Hashable {
    public let code: String

    private static let mark = "LBS1."
    private static let signs = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")
    private static let length = 26

    /// Random bytes that ``init(random:)`` wants.
    public static let randomBytes = length

    /// Nil when what was scanned is no badge.
    public init?(_ scanned: String) {
        let text = scanned.trimmingCharacters(in: .whitespacesAndNewlines).uppercased()
        guard text.hasPrefix(Self.mark), text.count == Self.mark.count + Self.length,
            text.dropFirst(Self.mark.count).allSatisfy(Self.signs.contains)
        else { return nil }
        code = text
    }

    /// A new one of that many random bytes; fewer make a code that no scanner takes for a badge.
    public init(random: [UInt8]) {
        code = Self.mark + String(random.prefix(Self.length).map { Self.signs[Int($0) & 31] })
    }

    /// `sha256$…` in base64. The code has too many bits to be guessed from it.
    public var hash: String {
        Self.hashMark + Data(SHA256.hash(data: Data(code.utf8))).base64EncodedString()
    }

    private static let hashMark = "sha256$"

    /// Whether a text can be the hash of a badge.
    public static func isHash(_ text: String) -> Bool {
        text.hasPrefix(hashMark) && Data(base64Encoded: String(text.dropFirst(hashMark.count)))?.count == 32
    }
}
