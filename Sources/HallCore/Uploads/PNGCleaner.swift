/// Keeps of a PNG file what draws the picture (W3C PNG, 11).
///
///     89 "PNG" 0D 0A 1A 0A | length (4), type (4), data, CRC (4) | … | IEND
enum PNGCleaner {
    static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    private static let kept: Set<String> = [
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "pHYs",
    ]

    static func clean(_ bytes: [UInt8]) throws(UploadFault) -> [UInt8] {
        var result = signature
        var place = signature.count
        while place + 12 <= bytes.count {
            let length = bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
            let type = String(decoding: bytes[place + 4..<place + 8], as: UTF8.self)
            let end = place + 12 + length
            guard end <= bytes.count, place > 8 || type == "IHDR" else { throw .damaged }
            if kept.contains(type) { result += bytes[place..<end] }
            if type == "IEND" { return result }
            place = end
        }
        throw .damaged
    }
}
