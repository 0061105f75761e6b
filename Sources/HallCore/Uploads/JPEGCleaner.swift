/// Keeps of a JPEG file what draws the picture (ITU-T T.81, annex B).
///
///     FF D8 | FF marker, length (two bytes, itself included), content | … | FF DA …, scan | … | FF D9
///
/// APP0 (JFIF), APP2 (colour profile) and APP14 (Adobe's colours) are needed to show it right; the other APPn and comments
/// go. Of Exif in APP1 only the orientation stays.
enum JPEGCleaner {
    private static let kept: Set<UInt8> = [0xE0, 0xE2, 0xEE]

    static func clean(_ bytes: [UInt8]) throws(UploadFault) -> [UInt8] {
        var result: [UInt8] = [0xFF, 0xD8]
        var place = 2
        while true {
            while place < bytes.count - 1, bytes[place] == 0xFF, bytes[place + 1] == 0xFF { place += 1 }
            guard place + 1 < bytes.count, bytes[place] == 0xFF else { throw .damaged }
            let marker = bytes[place + 1]
            if marker == 0xD9 { return result + [0xFF, 0xD9] }
            guard place + 3 < bytes.count else { throw .damaged }
            let end = place + 2 + Int(bytes[place + 2]) << 8 + Int(bytes[place + 3])
            guard end >= place + 4, end <= bytes.count else { throw .damaged }
            let segment = bytes[place..<end]
            if marker == 0xE1 {
                result += orientation(of: Array(segment.dropFirst(4))).map(exif) ?? []
            } else if isNeeded(marker, segment) {
                result += segment
            }
            place = end
            if marker == 0xDA { place = try copyScan(of: bytes, from: end, to: &result) }
        }
    }

    /// APP2 also carries what hangs behind the picture; only a colour profile stays.
    private static func isNeeded(_ marker: UInt8, _ segment: ArraySlice<UInt8>) -> Bool {
        switch marker {
        case 0xE2: segment.dropFirst(4).starts(with: Array("ICC_PROFILE".utf8))
        case 0xE0...0xEF: kept.contains(marker)
        case 0xFE: false
        default: true
        }
    }

    /// Coded data until a marker that is neither a stuffed byte nor a restart.
    private static func copyScan(
        of bytes: [UInt8], from start: Int, to result: inout [UInt8]
    ) throws(UploadFault) -> Int {
        var place = start
        while place + 1 < bytes.count {
            if bytes[place] == 0xFF, bytes[place + 1] != 0, !(0xD0...0xD7).contains(bytes[place + 1]) {
                result += bytes[start..<place]
                return place
            }
            place += 1
        }
        throw .damaged
    }

    /// Tag 0x0112 of the first directory, 2 to 8; nil for the usual 1 and for what cannot be read.
    private static func orientation(of content: [UInt8]) -> UInt8? {
        let tiff = Array(content.dropFirst(6))
        guard content.starts(with: Array("Exif\0\0".utf8)), tiff.count >= 8 else { return nil }
        let isLittle = tiff[0] == 0x49
        func number(_ place: Int, _ size: Int) -> Int? {
            guard place >= 0, place + size <= tiff.count else { return nil }
            let bytes = tiff[place..<place + size]
            return (isLittle ? Array(bytes.reversed()) : Array(bytes)).reduce(0) { $0 << 8 | Int($1) }
        }
        guard let directory = number(4, 4), let count = number(directory, 2) else { return nil }
        for index in 0..<min(count, 200) {
            let entry = directory + 2 + index * 12
            guard number(entry, 2) == 0x0112 else { continue }
            return number(entry + 8, 2).flatMap { (2...8).contains($0) ? UInt8($0) : nil }
        }
        return nil
    }

    /// An Exif segment that says the orientation and nothing else.
    private static func exif(_ orientation: UInt8) -> [UInt8] {
        let tiff: [UInt8] = [
            0x4D, 0x4D, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0,
        ]
        let content = Array("Exif\0\0".utf8) + tiff
        return [0xFF, 0xE1, 0, UInt8(content.count + 2)] + content
    }
}
