/// One answer of the security module.
///
/// ```
/// AA AA AA 96 69 | length 2, big-endian | SW1 SW2 SW3 data... | XOR of all bytes after 96 69
/// ```
public struct ModuleAnswer: Sendable, Hashable {
    /// The module's verdict, the third status byte.
    public let verdict: UInt8
    /// What follows the status bytes.
    public let data: [UInt8]

    /// An answer; SW1 and SW2 are 00.
    public init(_ verdict: UInt8, _ data: [UInt8] = []) {
        self.verdict = verdict
        self.data = data
    }

    /// The whole frame.
    public var bytes: [UInt8] {
        let length = data.count + 4
        let body = [UInt8(length >> 8), UInt8(length & 0xFF), 0, 0, verdict] + data
        return [0xAA, 0xAA, 0xAA, 0x96, 0x69] + body + [body.reduce(0, ^)]
    }
}
