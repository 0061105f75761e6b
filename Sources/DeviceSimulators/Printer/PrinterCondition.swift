/// What the printer's sensors say.
public struct PrinterCondition: Sendable, Hashable {
    /// The paper roll.
    public enum Paper: String, Sendable, CaseIterable, Codable {
        case ok, low, out
    }

    /// The lid over the roll.
    public enum Cover: String, Sendable, CaseIterable, Codable {
        case open, closed
    }

    /// The roll.
    public var paper = Paper.ok
    /// The lid.
    public var cover = Cover.closed

    /// Closed, with a full roll.
    public init() {}

    /// Whether the printer prints: the lid is closed and there is paper.
    public var isOnline: Bool { paper != .out && cover == .closed }

    /// The answer to DLE EOT n: 12 hex, with the bits of the published table; nothing is on the drawer port.
    ///
    /// | state | n=1 | n=2 | n=3 | n=4 |
    /// |---|---|---|---|---|
    /// | ready | 16 | 12 | 12 | 12 |
    /// | near end | 16 | 12 | 12 | 1E |
    /// | paper out | 1E | 32 | 12 | 7E |
    /// | cover open | 1E | 16 | 12 | 12 or 7E |
    public func status(_ which: UInt8) -> UInt8 {
        switch which {
        case 1: isOnline ? 0x16 : 0x1E
        case 2: 0x12 | (cover == .open ? 0x04 : 0) | (paper == .out ? 0x20 : 0)
        case 4: 0x12 | (paper == .ok ? 0 : 0x0C) | (paper == .out ? 0x60 : 0)
        default: 0x12
        }
    }

    /// The answer to GS r 1: bits 0 and 1 near end, bits 2 and 3 out.
    public var paperSensor: UInt8 {
        switch paper {
        case .ok: 0x00
        case .low: 0x03
        case .out: 0x0F
        }
    }

    /// The four bytes of the automatic status.
    public var automaticStatus: [UInt8] {
        [0x14 | (isOnline ? 0 : 0x08) | (cover == .open ? 0x20 : 0), 0x00, paperSensor, 0x0F]
    }
}
