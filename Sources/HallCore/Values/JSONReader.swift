/// Reads one JSON text (RFC 8259) byte by byte.
///
/// A signed text must mean one thing to everybody (RFC 7493), so a member that stands twice in its object is refused, as
/// are bytes that are no UTF-8 and halves of surrogate pairs. Numbers must be whole; `1.0` and `1e2` are.
struct JSONReader {
    /// Deeper nesting is refused before it can exhaust the stack.
    static let deepest = 512

    private let bytes: [UInt8]
    private var place = 0
    private var depth = 0

    private init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The value that the whole text is.
    static func read(_ bytes: [UInt8]) throws(JSONFault) -> JSONValue {
        var reader = JSONReader(bytes)
        // A mark at the start that some systems write; it says nothing in UTF-8.
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.place = 3 }
        let value = try reader.value()
        guard reader.next == 0, reader.place == bytes.count else { throw reader.unexpected }
        return value
    }
}

extension JSONReader {
    private var unexpected: JSONFault { .unexpected(at: place) }

    /// The byte at the place; 0, which no text has outside its strings, at the end.
    private var byte: UInt8 { place < bytes.count ? bytes[place] : 0 }

    /// The first byte that is not blank, and the place moves there.
    private var next: UInt8 {
        mutating get {
            while byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { place += 1 }
            return byte
        }
    }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard next == UInt8(ascii: sign) else { return false }
        place += 1
        return true
    }

    private mutating func value() throws(JSONFault) -> JSONValue {
        switch next {
        case UInt8(ascii: "{"): try nested { reader throws(JSONFault) in .object(try reader.members()) }
        case UInt8(ascii: "["): try nested { reader throws(JSONFault) in .array(try reader.items()) }
        case UInt8(ascii: "\""): .string(try text())
        case UInt8(ascii: "t"): try word("true", .bool(true))
        case UInt8(ascii: "f"): try word("false", .bool(false))
        case UInt8(ascii: "n"): try word("null", .null)
        default: .integer(try number())
        }
    }

    private mutating func nested(
        _ content: (inout JSONReader) throws(JSONFault) -> JSONValue
    ) throws(JSONFault) -> JSONValue {
        depth += 1
        guard depth <= Self.deepest else { throw .tooDeep }
        place += 1
        let value = try content(&self)
        depth -= 1
        return value
    }

    private mutating func members() throws(JSONFault) -> [String: JSONValue] {
        var members: [String: JSONValue] = [:]
        guard !take("}") else { return members }
        repeat {
            guard next == UInt8(ascii: "\"") else { throw unexpected }
            let name = try text()
            guard take(":") else { throw unexpected }
            guard members.updateValue(try value(), forKey: name) == nil else { throw .twice(before: place) }
        } while take(",")
        guard take("}") else { throw unexpected }
        return members
    }

    private mutating func items() throws(JSONFault) -> [JSONValue] {
        var items: [JSONValue] = []
        guard !take("]") else { return items }
        repeat { items.append(try value()) } while take(",")
        guard take("]") else { throw unexpected }
        return items
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONFault) -> JSONValue {
        for offset in 0..<word.utf8CodeUnitCount {
            guard byte == word.utf8Start[offset] else { throw unexpected }
            place += 1
        }
        return value
    }
}

extension JSONReader {
    /// A text from its opening quotation mark to beyond its closing one.
    private mutating func text() throws(JSONFault) -> String {
        place += 1
        let start = place
        while byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { place += 1 }
        guard byte == UInt8(ascii: "\"") else { return try escapedText(from: start) }
        defer { place += 1 }
        return try Self.text(bytes[start..<place], at: start)
    }

    private mutating func escapedText(from start: Int) throws(JSONFault) -> String {
        var content = Array(bytes[start..<place])
        while byte >= 0x20 {
            switch byte {
            case UInt8(ascii: "\""):
                place += 1
                return try Self.text(content[...], at: start)
            case UInt8(ascii: "\\"): try escape(into: &content)
            default:
                content.append(byte)
                place += 1
            }
        }
        throw unexpected
    }

    private static func text(_ content: ArraySlice<UInt8>, at start: Int) throws(JSONFault) -> String {
        guard let text = String(validating: content, as: UTF8.self) else { throw .notUTF8(from: start) }
        return text
    }

    private mutating func escape(into content: inout [UInt8]) throws(JSONFault) {
        place += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): content.append(byte)
        case UInt8(ascii: "b"): content.append(0x08)
        case UInt8(ascii: "f"): content.append(0x0C)
        case UInt8(ascii: "n"): content.append(0x0A)
        case UInt8(ascii: "r"): content.append(0x0D)
        case UInt8(ascii: "t"): content.append(0x09)
        case UInt8(ascii: "u"): content += try scalar()
        default: throw unexpected
        }
        place += 1
    }

    /// A character written as one or two `\u` escapes; the place stays on the last digit.
    private mutating func scalar() throws(JSONFault) -> String.UTF8View {
        let first = try codeUnit()
        if let scalar = Unicode.Scalar(first) { return String(scalar).utf8 }
        guard UTF16.isLeadSurrogate(first) else { throw unexpected }
        place += 1
        guard byte == UInt8(ascii: "\\") else { throw unexpected }
        place += 1
        guard byte == UInt8(ascii: "u") else { throw unexpected }
        let second = try codeUnit()
        guard UTF16.isTrailSurrogate(second) else { throw unexpected }
        return String(decoding: [first, second], as: UTF16.self).utf8
    }

    private mutating func codeUnit() throws(JSONFault) -> UInt16 {
        var unit: UInt16 = 0
        for _ in 0..<4 {
            place += 1
            guard let digit = Self.hexadecimal(byte) else { throw unexpected }
            unit = unit << 4 | UInt16(digit)
        }
        return unit
    }

    private static func hexadecimal(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}

extension JSONReader {
    private mutating func number() throws(JSONFault) -> Int64 {
        let start = place
        let isNegative = byte == UInt8(ascii: "-")
        if isNegative { place += 1 }
        let whole = try digits()
        guard whole.count == 1 || whole.first != UInt8(ascii: "0") else { throw unexpected }
        var written = WrittenNumber(isNegative: isNegative, digits: whole)
        if byte == UInt8(ascii: ".") {
            place += 1
            written.addFraction(try digits())
        }
        if byte | 0x20 == UInt8(ascii: "e") { written.shift(by: try exponent()) }
        guard let number = written.whole else { throw .notWhole(at: start) }
        return number
    }

    private mutating func digits() throws(JSONFault) -> ArraySlice<UInt8> {
        let start = place
        while (0x30...0x39).contains(byte) { place += 1 }
        guard place > start else { throw unexpected }
        return bytes[start..<place]
    }

    private mutating func exponent() throws(JSONFault) -> Int {
        place += 1
        let isNegative = byte == UInt8(ascii: "-")
        if isNegative || byte == UInt8(ascii: "+") { place += 1 }
        // Beyond four digits it does not matter how many more there are.
        let size = try digits().reduce(0) { min($0 * 10 + Int($1 - 0x30), 10_000) }
        return isNegative ? -size : size
    }
}
