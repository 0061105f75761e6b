/// Finds answers in the bytes that come from a module, in whatever pieces they come.
///
///     AA AA AA 96 69 | length, 2 bytes, big-endian | SW1 SW2 SW3 data | checksum
///     synchronising  | counts all that follows     | length - 1       | XOR from the length on
///
/// Modules and adapters lose and add bytes in the preamble (`AA 00 AA AA 96 69` has been recorded), so a frame is taken
/// to start at any `AA 96 69`; the checksum decides whether it was one. After a wrong length or checksum the search
/// goes on right behind that start, so that a good frame hidden by a damaged one is still found. Bytes outside frames
/// are skipped.
public struct SDTDecoder: Sendable {
    public enum Event: Hashable, Sendable {
        case answer(SDTAnswer)
        /// The line damaged something: the request had better be repeated.
        case lineFault(SDTLineFault)
    }

    private static let startMark: [UInt8] = [0xAA, 0x96, 0x69]
    private static let headCount = startMark.count + 2

    private enum Progress {
        case found(Event, consumed: Int)
        case incomplete
    }

    /// Bytes not yet explained; begins with a start mark, or with a part of one, once searched.
    private var buffer: [UInt8] = []

    public init() {}

    /// Whether part of a frame is waiting for the rest.
    public var hasPartialFrame: Bool { buffer.count >= Self.startMark.count }

    /// Takes the next bytes and gives what they complete, in order.
    public mutating func append(_ bytes: some Sequence<UInt8>) -> [Event] {
        buffer.append(contentsOf: bytes)
        var events: [Event] = []
        while skipToStartMark(), case .found(let event, let consumed) = nextFrame() {
            events.append(event)
            buffer.removeFirst(consumed)
        }
        return events
    }

    /// Drops a half-received frame: to be called when an answer is overdue, before anything is sent again.
    public mutating func reset() {
        buffer.removeAll()
    }

    /// Drops what cannot begin a frame. False when no whole start mark is left.
    private mutating func skipToStartMark() -> Bool {
        let count = Self.startMark.count
        var start = 0
        while start + count <= buffer.count, !buffer[start..<start + count].elementsEqual(Self.startMark) { start += 1 }
        let found = start + count <= buffer.count
        if !found {
            start = buffer.indices.first { Self.startMark.starts(with: buffer[$0...]) } ?? buffer.count
        }
        buffer.removeFirst(start)
        return found
    }

    /// Judges the frame at the beginning of the buffer.
    private func nextFrame() -> Progress {
        guard buffer.count >= Self.headCount else { return .incomplete }
        let length = Int(buffer[3]) << 8 | Int(buffer[4])
        guard (SDTFrame.minimumLength...SDTFrame.maximumLength).contains(length) else {
            return .found(.lineFault(.lengthOutOfRange(length)), consumed: Self.startMark.count)
        }
        let end = Self.headCount + length
        guard buffer.count >= end else { return .incomplete }
        guard SDTFrame.checksum(buffer[3..<end - 1]) == buffer[end - 1] else {
            return .found(.lineFault(.checksumWrong), consumed: Self.startMark.count)
        }
        let frame = SDTFrame(body: Array(buffer[Self.headCount..<end - 1]))
        guard let answer = SDTAnswer(frame) else { return .found(.lineFault(.echo), consumed: end) }
        return .found(.answer(answer), consumed: end)
    }
}
