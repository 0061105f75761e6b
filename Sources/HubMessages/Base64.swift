/// Bytes that travel as base64 text (RFC 4648 section 4, with padding) in every encoder, not only in JSON's.
public struct Base64: Hashable, Sendable {
    public let bytes: [UInt8]

    /// Gathers its parts.
    public init(_ bytes: some Sequence<UInt8>) {
        self.bytes = Array(bytes)
    }

    /// Reads base64 text; nil when a character is outside the alphabet or the padding is wrong.
    public init?(text: String) {
        guard let bytes = Self.decode(Array(text.utf8)) else { return nil }
        self.bytes = bytes
    }

    /// The bytes as base64 text.
    public var text: String {
        var characters: [UInt8] = []
        characters.reserveCapacity((bytes.count + 2) / 3 * 4)
        for start in stride(from: 0, to: bytes.count, by: 3) {
            characters += Self.quartet(bytes[start..<min(start + 3, bytes.count)])
        }
        return String(decoding: characters, as: UTF8.self)
    }
}

extension Base64: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let value = Self(text: try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "the text is not base64")
        }
        self = value
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

extension Base64 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    private static let padding = UInt8(ascii: "=")

    /// Four characters for one to three bytes.
    private static func quartet(_ group: ArraySlice<UInt8>) -> [UInt8] {
        let padded = Array(group) + Array(repeating: 0, count: 3 - group.count)
        let bits = padded.reduce(0) { $0 << 8 | Int($1) }
        let characters = [18, 12, 6, 0].map { alphabet[bits >> $0 & 0x3F] }
        return characters.prefix(group.count + 1) + Array(repeating: padding, count: 3 - group.count)
    }

    private static func decode(_ text: [UInt8]) -> [UInt8]? {
        guard text.count % 4 == 0 else { return nil }
        let content = text.suffix(2).firstIndex(of: padding).map { text[..<$0] } ?? text[...]
        guard text[content.endIndex...].allSatisfy({ $0 == padding }) else { return nil }
        var bytes: [UInt8] = []
        var bits = 0
        var held = 0
        for character in content {
            guard let value = value(of: character) else { return nil }
            bits = bits << 6 | value
            held += 6
            guard held >= 8 else { continue }
            held -= 8
            bytes.append(UInt8(bits >> held & 0xFF))
            bits &= (1 << held) - 1
        }
        return bits == 0 ? bytes : nil
    }

    private static func value(of character: UInt8) -> Int? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(character) - 65
        case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(character) - 97 + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(character) - 48 + 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }
}
