import Foundation

/// The recorded frames and computed vectors that lie beside the tests.
enum Captures {
    static let baseNames = [
        "base_mainland", "base_hmt_J", "base_foreign_I", "base_foreign_Y", "basefp_1024", "basefp_512", "basefp_0",
    ]
    static let names = baseNames + ["newaddr"]

    static func frame(_ name: String) throws -> [UInt8] {
        try hex(text("\(name).hex"))
    }

    /// The lines of vectors.txt under a heading.
    static func vectors(_ heading: String) throws -> [String] {
        let lines = try text("vectors.txt").split(separator: "\n").map(String.init)
        return Array(lines.drop { $0 != "== \(heading)" }.dropFirst().prefix { !$0.hasPrefix("==") })
    }

    /// Bytes written as pairs of hexadecimal digits, with or without blanks between them.
    static func hex(_ text: some StringProtocol) -> [UInt8] {
        let digits = Array(text.filter(\.isHexDigit))
        return stride(from: 0, to: digits.count - 1, by: 2).compactMap { UInt8(String(digits[$0...$0 + 1]), radix: 16) }
    }

    private static func text(_ file: String) throws -> String {
        let folder = Bundle.module.bundleURL.appendingPathComponent("Captures")
        return try String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)
    }
}
