/// A command that the printer obeys the moment it arrives, whatever waits in its buffer.
enum RealTimeCommand: Sendable, Hashable {
    /// DLE EOT n, n 1 to 4.
    case status(UInt8)
    /// DLE ENQ 1: go on after an error that could be cleared.
    case resume
    /// DLE ENQ 2, or DLE DC4 8 with its fixed parameters: drop what waits in the buffers.
    case clear
}
