/// Finds requests in the host's bytes.
///
/// ```
/// AA AA AA 96 69 | length 2, big-endian | CMD PARA data... | XOR of all bytes after 96 69
/// ```
public struct ModuleRequestScanner: Sendable {
    /// The longest request a host has is 61 FF with one byte; vendors' private ones stay below this too.
    private static let maximumLength = 64
    private static let preamble: [UInt8] = [0xAA, 0xAA, 0xAA, 0x96, 0x69]
    /// A frame whose next byte is later than this is dropped.
    private static let byteGapMilliseconds: Int64 = 500

    private var buffer: [UInt8] = []
    private var lastByteMilliseconds: Int64 = 0

    /// A scanner that has heard nothing.
    public init() {}

    /// Takes bytes that arrived at a monotonic time and gives the requests that became whole.
    public mutating func append(_ bytes: [UInt8], atMilliseconds now: Int64) -> [ModuleRequest] {
        if now - lastByteMilliseconds > Self.byteGapMilliseconds { buffer = [] }
        lastByteMilliseconds = now
        buffer += bytes
        var requests: [ModuleRequest] = []
        while let request = next() { requests.append(request) }
        return requests
    }

    private mutating func next() -> ModuleRequest? {
        dropNoise()
        guard buffer.count >= 7 else { return nil }
        let length = Int(buffer[5]) << 8 | Int(buffer[6])
        guard (3...Self.maximumLength).contains(length) else {
            buffer.removeFirst(7)
            return .wrongLength
        }
        guard buffer.count >= 7 + length else { return nil }
        defer { buffer.removeFirst(7 + length) }
        return Self.request(Array(buffer[5..<(7 + length)]))
    }

    private mutating func dropNoise() {
        while !buffer.isEmpty, !Self.preamble.starts(with: buffer.prefix(5)) { buffer.removeFirst() }
    }

    private static func request(_ body: [UInt8]) -> ModuleRequest {
        guard body.reduce(0, ^) == 0 else { return .wrongChecksum }
        return .command(body[2], body[3], Array(body[4..<(body.count - 1)]))
    }
}
