/// Bytes of a job in pieces that must not be interrupted by anything else on the line.
public struct PrintJob: Hashable, Sendable {
    /// Whole commands and lines, in printing order.
    public internal(set) var segments: [[UInt8]] = []
    /// Characters that no font had, in the order met; each is printed as 〓.
    public internal(set) var missingCharacters: [Character] = []

    public init() {}

    /// All bytes in order.
    public var bytes: [UInt8] { segments.flatMap { $0 } }

    /// Segments joined to bands of about `size` bytes; only a single segment larger than that makes a larger band.
    public func bands(of size: Int) -> [[UInt8]] {
        segments.reduce(into: [[UInt8]]()) { bands, segment in
            if let last = bands.last, last.count + segment.count <= size {
                bands[bands.count - 1] += segment
            } else {
                bands.append(segment)
            }
        }
    }
}
