/// Bytes on their way to the host, each with the time at which it is due.
struct Outbox: Sendable {
    /// Nanoseconds that one byte takes on the line (10 bits); 0 delivers at once.
    let nanosecondsPerByte: Int64
    private var pieces: [(due: Int64, bytes: [UInt8])] = []
    private var lineFreeAt: Int64 = 0

    /// Bytes delivered in one go when the line is paced: what a serial chip hands over at a time.
    private static let pacedLength = 16

    init(nanosecondsPerByte: Int64) {
        self.nanosecondsPerByte = nanosecondsPerByte
    }

    var nextDue: Int64? { pieces.first?.due }

    mutating func append(_ piece: LinePiece, now: Int64) {
        lineFreeAt = max(lineFreeAt, now) + piece.pauseMilliseconds * 1_000_000
        let length = nanosecondsPerByte == 0 ? max(piece.bytes.count, 1) : Self.pacedLength
        for start in stride(from: 0, to: piece.bytes.count, by: length) {
            let slice = Array(piece.bytes[start..<min(start + length, piece.bytes.count)])
            lineFreeAt += Int64(slice.count) * nanosecondsPerByte
            pieces.append((due: lineFreeAt, bytes: slice))
        }
    }

    /// Takes what is due.
    mutating func takeDue(now: Int64) -> [UInt8] {
        let count = pieces.prefix { $0.due <= now }.count
        defer { pieces.removeFirst(count) }
        return pieces.prefix(count).flatMap(\.bytes)
    }

    /// Puts back what the line did not take.
    mutating func putBack(_ bytes: [UInt8], now: Int64) {
        guard !bytes.isEmpty else { return }
        // The host reads slowly; trying again in 10 ms is far below any of its deadlines.
        pieces.insert((due: now + 10_000_000, bytes: bytes), at: 0)
    }

    mutating func clear() {
        pieces = []
        lineFreeAt = 0
    }
}
