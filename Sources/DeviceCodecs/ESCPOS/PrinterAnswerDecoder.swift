/// Tells apart the bytes a printer sends.
///
/// | byte | is |
/// | --- | --- |
/// | 00010001, 00010011 | XON, XOFF |
/// | 0xx1xx10 | answer to DLE EOT |
/// | 0xx1xx00 | first byte of an automatic status; the next three belong to it |
/// | 0xx0xxxx | answer to GS r, or bytes 2-4 of an automatic status |
public struct PrinterAnswerDecoder: Sendable {
    public enum Event: Hashable, Sendable {
        case realTimeStatus(UInt8)
        /// The answer to ``ESCPOS/endOfJobMarker``.
        case endOfJob(UInt8)
        case automaticStatus([UInt8])
        case mayGoOn
        case mustWait
        /// A byte that fits no form.
        case noise(UInt8)
    }

    /// Bytes of an automatic status that has begun; empty outside one.
    private var automatic: [UInt8] = []

    public init() {}

    public mutating func append(_ bytes: some Sequence<UInt8>) -> [Event] {
        bytes.compactMap { decode($0) }
    }

    /// Forgets a half-received automatic status: to be called when an answer is overdue.
    public mutating func reset() {
        automatic.removeAll()
    }

    private mutating func decode(_ byte: UInt8) -> Event? {
        switch byte {
        case 0x11: return .mayGoOn
        case 0x13: return .mustWait
        case _ where byte & 0x93 == 0x12: return .realTimeStatus(byte)
        case _ where byte & 0x93 == 0x10:
            automatic = [byte]
            return nil
        case _ where byte & 0x90 == 0: return plain(byte)
        default: return .noise(byte)
        }
    }

    private mutating func plain(_ byte: UInt8) -> Event? {
        guard !automatic.isEmpty else { return .endOfJob(byte) }
        automatic.append(byte)
        guard automatic.count == 4 else { return nil }
        defer { automatic.removeAll() }
        return .automaticStatus(automatic)
    }
}
