public import HallCore

/// What makes a message to an outside system the same message however often it is sent.
///
/// Made of the case, the lane and the step, so that it can be made again from what is stored, and is never used for
/// anything else: `01995f2e-….water.open`. Letters, digits, `-` and `.` only; safe in a path.
public struct IdempotencyKey: Sendable, Hashable, CustomStringConvertible {
    public let text: String

    /// The key of one step of one lane. Characters outside letters, digits and `-` become `-`.
    public init(caseID: UUIDv7, lane: String, step: String) {
        text = [caseID.text, Self.plain(lane), Self.plain(step)].joined(separator: ".")
    }

    /// Takes a key that was stored or received; nil if it has other characters or more than 200 of them.
    public init?(_ text: String) {
        guard (1...200).contains(text.utf8.count), text.utf8.allSatisfy({ Self.isPlain($0) || $0 == 0x2E }) else {
            return nil
        }
        self.text = text
    }

    /// The key itself.
    public var description: String { text }

    /// As the `Idempotency-Key` header wants it: a string of RFC 9651, in quotation marks.
    var headerValue: String { "\"\(text)\"" }

    private static func plain(_ text: String) -> String {
        String(decoding: text.utf8.map { isPlain($0) ? $0 : UInt8(ascii: "-") }, as: UTF8.self)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D: true
        default: false
        }
    }
}

extension IdempotencyKey: Codable {
    /// Reads the text.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let key = IdempotencyKey(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "expected an idempotency key")
        }
        self = key
    }

    /// Writes the text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}
