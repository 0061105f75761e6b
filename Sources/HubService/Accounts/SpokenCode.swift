import Foundation

/// Random text that is printed or read out: no letters that look alike, in groups of four or five.
enum SpokenCode {
    /// Crockford's base 32.
    private static let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

    /// `K7QX-2M9D-WTHB`; five bits a letter.
    static func text(_ bytes: [UInt8], group: Int) -> String {
        let signs = Array(Base32.encode(bytes, letters))
        return stride(from: 0, to: signs.count, by: group)
            .map { String(signs[$0..<min($0 + group, signs.count)]) }.joined(separator: "-")
    }

    /// What was typed as it was printed but for groups and look-alikes.
    static func normal(_ typed: String) -> String {
        let plain = typed.precomposedStringWithCompatibilityMapping.uppercased()
            .filter { $0.isLetter || $0.isNumber }
        return String(plain.map { $0 == "O" ? "0" : $0 == "I" || $0 == "L" ? "1" : $0 })
    }
}
