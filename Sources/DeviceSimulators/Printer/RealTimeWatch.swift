/// Looks for real-time commands in every byte that arrives, inside images too.
///
/// ```
/// DLE EOT n   10 04 n
/// DLE ENQ n   10 05 n
/// DLE DC4 8   10 14 08 01 03 14 01 06 02 08
/// ```
struct RealTimeWatch: Sendable, Hashable {
    private static let clearSequence: [UInt8] = [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08]
    private var recent: [UInt8] = []

    /// Whether the byte before completed a command.
    var hasJustHeard: Bool { recent.isEmpty }

    mutating func append(_ byte: UInt8) -> RealTimeCommand? {
        recent.append(byte)
        if recent.count > Self.clearSequence.count { recent.removeFirst() }
        guard let command = command(endingIn: byte) else { return nil }
        recent = []
        return command
    }

    private func command(endingIn byte: UInt8) -> RealTimeCommand? {
        if recent == Self.clearSequence { return .clear }
        switch recent.dropLast().suffix(2) {
        case [0x10, 0x04]: return (1...4).contains(byte) ? .status(byte) : nil
        case [0x10, 0x05]: return byte == 1 ? .resume : byte == 2 ? .clear : nil
        default: return nil
        }
    }
}
