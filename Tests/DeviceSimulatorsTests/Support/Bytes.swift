import Foundation

/// Bytes written as hexadecimal, blanks allowed.
func bytes(_ hexadecimal: String) -> [UInt8] {
    let digits = hexadecimal.filter { !$0.isWhitespace }
    return stride(from: 0, to: digits.count, by: 2).compactMap { offset in
        let start = digits.index(digits.startIndex, offsetBy: offset)
        return UInt8(digits[start..<digits.index(start, offsetBy: 2)], radix: 16)
    }
}

/// GB18030, as a host sends it to a printer.
func gb(_ text: String) -> [UInt8] {
    Array(text.data(using: String.Encoding(rawValue: 0x8000_0632)) ?? Data())
}

/// A recorded answer of the captures that the codecs are tested with.
func capture(_ name: String, file: String = #filePath) throws -> [UInt8] {
    let tests = URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
    let path = tests.appendingPathComponent("DeviceCodecsTests/Captures/\(name).hex")
    return bytes(try String(contentsOf: path, encoding: .utf8))
}

/// A request frame around command, parameter and data.
func request(_ body: UInt8...) -> [UInt8] {
    let counted: [UInt8] = [0x00, UInt8(body.count + 1)] + body
    return [0xAA, 0xAA, 0xAA, 0x96, 0x69] + counted + [counted.reduce(0, ^)]
}
