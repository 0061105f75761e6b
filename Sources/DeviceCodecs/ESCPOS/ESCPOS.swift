/// Commands of receipt printers, byte for byte.
public enum ESCPOS {
    /// Drops the line in the print buffer and restores the modes of power-on.
    public static let initialise: [UInt8] = [0x1B, 0x40]
    public static let chineseOn: [UInt8] = [0x1C, 0x26]
    public static let chineseOff: [UInt8] = [0x1C, 0x2E]
    public static let lineFeed: [UInt8] = [0x0A]
    /// Feeds to the cutter and cuts, leaving one point: the usual end of a receipt.
    public static let feedAndPartialCut: [UInt8] = [0x1D, 0x56, 0x42, 0x00]
    public static let automaticStatusOff: [UInt8] = [0x1D, 0x61, 0x00]
    /// Asks for the paper sensors in turn: answered only when all before it has been printed.
    public static let endOfJobMarker: [UInt8] = [0x1D, 0x72, 0x01]
    /// Real-time: drops all that waits in the buffers. Unknown to some models, which then take it for text.
    public static let clearBuffers: [UInt8] = [0x10, 0x14, 0x08, 0x01, 0x03, 0x14, 0x01, 0x06, 0x02, 0x08]

    public static func align(_ alignment: PrintAlignment) -> [UInt8] { [0x1B, 0x61, alignment.rawValue] }
    public static func bold(_ isOn: Bool) -> [UInt8] { [0x1B, 0x45, isOn ? 1 : 0] }
    public static func size(_ size: PrintSize) -> [UInt8] { [0x1D, 0x21, size.rawValue] }
    /// Dots from one line to the next.
    public static func lineSpacing(_ dots: UInt8) -> [UInt8] { [0x1B, 0x33, dots] }
    public static func feed(lines: UInt8) -> [UInt8] { [0x1B, 0x64, lines] }

    /// Prints an image at once, at the left edge.
    public static func raster(_ image: RasterImage) -> [UInt8] {
        [0x1D, 0x76, 0x30, 0] + word(image.bytesPerRow) + word(image.height) + image.bytes
    }

    /// Stores and prints a QR code of model 2 with correction level M.
    public static func qrCode(_ payload: [UInt8], moduleDots: UInt8) -> [UInt8] {
        [0x1D, 0x28, 0x6B, 0x04, 0x00, 0x31, 0x41, 0x32, 0x00]
            + [0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x43, moduleDots]
            + [0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x45, 0x31]
            + [0x1D, 0x28, 0x6B] + word(payload.count + 3) + [0x31, 0x50, 0x30] + payload
            + [0x1D, 0x28, 0x6B, 0x03, 0x00, 0x31, 0x51, 0x30]
    }

    private static func word(_ value: Int) -> [UInt8] {
        [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
    }
}

/// Where a line stands.
public enum PrintAlignment: UInt8, Sendable {
    case left = 0
    case centre = 1
    case right = 2
}

/// How large a line is; the raw value is the operand of GS !.
public enum PrintSize: UInt8, Sendable {
    case normal = 0x00
    /// Double height.
    case tall = 0x01
    /// Double width and height.
    case double = 0x11

    /// Times a character is wider than normal.
    public var across: Int { self == .double ? 2 : 1 }
    /// Times a character is higher than normal.
    public var down: Int { self == .normal ? 1 : 2 }
}
