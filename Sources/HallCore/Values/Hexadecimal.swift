/// Bytes as hexadecimal digits, two a byte.
public enum Hexadecimal {
    /// In small letters, `0a3f`.
    public static func text(_ bytes: some Sequence<UInt8>) -> String {
        bytes.map { String(UInt16($0) | 0x100, radix: 16).dropFirst() }.joined()
    }

    /// In capitals, `0A3F`: in a QR code as short as base64.
    static func capitals(_ bytes: [UInt8]) -> String {
        text(bytes).uppercased()
    }

    /// Reads digits of either case; nil for an odd number of them or any other character.
    public static func bytes(_ text: Substring) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2), text.allSatisfy(\.isHexDigit) else { return nil }
        var bytes: [UInt8] = []
        for start in stride(from: 0, to: digits.count, by: 2) {
            guard let byte = UInt8(String(decoding: digits[start..<start + 2], as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(byte)
        }
        return bytes
    }
}
