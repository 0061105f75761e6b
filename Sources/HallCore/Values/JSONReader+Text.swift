extension JSONReader {
    /// A text from its opening quotation mark to beyond its closing one.
    mutating func text() throws(JSONFault) -> String {
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
