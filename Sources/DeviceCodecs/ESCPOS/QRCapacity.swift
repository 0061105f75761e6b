/// How large a QR code of level M becomes (ISO/IEC 18004, table of capacities).
enum QRCapacity {
    /// Bytes that versions 1 to 20 hold in byte mode.
    private static let byteCapacities = [
        14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412, 450, 504, 560, 624, 666,
    ]
    /// Signs that versions 1 to 20 hold in alphanumeric mode.
    private static let alphanumericCapacities = [
        20, 38, 61, 90, 122, 154, 178, 221, 262, 311, 366, 419, 483, 528, 600, 656, 734, 816, 909, 970,
    ]
    private static let alphanumericSigns = Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:".utf8)

    /// Modules along a side, without the quiet zone; longer payloads than version 20 holds are taken as version 40.
    static func modules(byteCount: Int) -> Int {
        modules(count: byteCount, capacities: byteCapacities)
    }

    static func modules(alphanumericCount: Int) -> Int {
        modules(count: alphanumericCount, capacities: alphanumericCapacities)
    }

    static func isAlphanumeric(_ bytes: [UInt8]) -> Bool {
        bytes.allSatisfy(alphanumericSigns.contains)
    }

    private static func modules(count: Int, capacities: [Int]) -> Int {
        let version = capacities.firstIndex { count <= $0 }.map { $0 + 1 } ?? 40
        return 17 + 4 * version
    }
}
