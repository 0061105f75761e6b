/// Reads one JSON text (RFC 8259) byte by byte.
///
/// A signed text must mean one thing to everybody (RFC 7493), so a member that stands twice in its object is refused, as
/// are bytes that are no UTF-8 and halves of surrogate pairs. Numbers must be whole; `1.0` and `1e2` are.
struct JSONReader {
    /// Deeper nesting is refused before it can exhaust the stack.
    static let deepest = 512

    let bytes: [UInt8]
    var place = 0
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
    var unexpected: JSONFault { .unexpected(at: place) }

    /// The byte at the place; 0, which no text has outside its strings, at the end.
    var byte: UInt8 { place < bytes.count ? bytes[place] : 0 }

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
