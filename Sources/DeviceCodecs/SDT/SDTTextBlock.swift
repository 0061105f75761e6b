/// Bytes of UTF-16, little-endian, cut into fields by byte offset and byte count.
struct SDTTextBlock {
    private static let padding: Set<UInt16> = [0, 0x20, 0x3000]
    private let units: [UInt16]

    init(_ bytes: [UInt8]) {
        units = stride(from: 0, to: bytes.count - 1, by: 2).map { UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8 }
    }

    /// The code unit at a byte offset; a blank beyond the end.
    func codeUnit(at offset: Int) -> UInt16 {
        units.indices.contains(offset / 2) ? units[offset / 2] : 0x20
    }

    func field(_ offset: Int, _ count: Int) -> String {
        field((offset, count))
    }

    /// A field that lies in one place or several, without padding at its end. Blanks inside stay, since Latin names
    /// have them, also where the places join. Unpaired surrogates become U+FFFD.
    func field(_ places: (offset: Int, count: Int)...) -> String {
        let parts = places.flatMap { place in
            stride(from: place.offset, to: place.offset + place.count, by: 2).map(codeUnit(at:))
        }
        let kept = parts.lastIndex { !Self.padding.contains($0) }.map { parts[...$0] } ?? []
        return String(decoding: kept, as: UTF16.self)
    }
}
