/// Bytes that leave a device in one go.
public struct LinePiece: Sendable, Hashable {
    /// What is sent.
    public let bytes: [UInt8]
    /// The pause before it, counted from the end of the piece before.
    public let pauseMilliseconds: Int64

    /// A piece sent after a pause.
    public init(_ bytes: [UInt8], pauseMilliseconds: Int64 = 0) {
        self.bytes = bytes
        self.pauseMilliseconds = pauseMilliseconds
    }
}
