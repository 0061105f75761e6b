/// How many bytes follow a command's two leading bytes.
enum CommandTail: Sendable, Hashable {
    /// So many parameters.
    case fixed(Int)
    /// So many header bytes from which the rest is computed.
    case counted(header: Int)
    /// Parameters up to a byte that is 00.
    case zeroEnded
}

/// The lengths of ESC/POS commands, from the published command lists.
enum PrinterGrammar {
    static let escape: UInt8 = 0x1B
    static let fileSeparator: UInt8 = 0x1C
    static let groupSeparator: UInt8 = 0x1D
    static let dataLinkEscape: UInt8 = 0x10

    /// The tail of a command; nil when the command is not in the lists.
    static func tail(lead: UInt8, letter: UInt8) -> CommandTail? {
        switch lead {
        case escape: escapeTails[letter]
        case fileSeparator: fileTails[letter]
        default: groupTails[letter]
        }
    }

    /// Bytes behind a counted command's header.
    static func dataLength(lead: UInt8, letter: UInt8, header: [UInt8]) -> Int {
        switch (lead, letter) {
        case (groupSeparator, 0x28): word(header, 1)
        case (groupSeparator, 0x38): word(header, 1) | word(header, 3) << 16
        case (groupSeparator, 0x76): word(header, 2) * word(header, 4)
        case (groupSeparator, 0x2A): Int(header[0]) * Int(header[1]) * 8
        case (groupSeparator, 0x56): header[0] == 0x41 || header[0] == 0x42 ? 1 : 0
        case (groupSeparator, 0x6B): Int(header[1])
        case (escape, 0x2A): word(header, 1) * (header[0] >= 32 ? 3 : 1)
        case (escape, 0x28): word(header, 1)
        default: 0
        }
    }

    private static func word(_ bytes: [UInt8], _ index: Int) -> Int {
        Int(bytes[index]) | Int(bytes[index + 1]) << 8
    }

    /// ESC: @ space ! $ % - * 2 3 = ? C D E G J L M R S T U V W \ a c d i m p r t v { (.
    private static let escapeTails: [UInt8: CommandTail] = [
        0x40: .fixed(0), 0x20: .fixed(1), 0x21: .fixed(1), 0x24: .fixed(2), 0x25: .fixed(1), 0x2D: .fixed(1),
        0x2A: .counted(header: 3), 0x32: .fixed(0), 0x33: .fixed(1), 0x3D: .fixed(1), 0x3F: .fixed(1),
        0x44: .zeroEnded, 0x45: .fixed(1), 0x47: .fixed(1), 0x4A: .fixed(1), 0x4C: .fixed(0), 0x4D: .fixed(1),
        0x52: .fixed(1), 0x53: .fixed(0), 0x54: .fixed(1), 0x56: .fixed(1), 0x57: .fixed(8), 0x5C: .fixed(2),
        0x61: .fixed(1), 0x63: .fixed(2), 0x64: .fixed(1), 0x69: .fixed(0), 0x6D: .fixed(0), 0x70: .fixed(3),
        0x72: .fixed(1), 0x74: .fixed(1), 0x76: .fixed(0), 0x7B: .fixed(1), 0x28: .counted(header: 3),
    ]

    /// FS: ! & - . S W C p.
    private static let fileTails: [UInt8: CommandTail] = [
        0x21: .fixed(1), 0x26: .fixed(0), 0x2D: .fixed(1), 0x2E: .fixed(0), 0x53: .fixed(2), 0x57: .fixed(1),
        0x43: .fixed(1), 0x70: .fixed(2),
    ]

    /// GS: ! $ ( 8 * / B H I L P V W a b f h k r v w \.
    private static let groupTails: [UInt8: CommandTail] = [
        0x21: .fixed(1), 0x24: .fixed(2), 0x28: .counted(header: 3), 0x38: .counted(header: 5),
        0x2A: .counted(header: 2), 0x2F: .fixed(1), 0x42: .fixed(1), 0x48: .fixed(1), 0x49: .fixed(1),
        0x4C: .fixed(2), 0x50: .fixed(2), 0x56: .counted(header: 1), 0x57: .fixed(2), 0x5C: .fixed(2),
        0x61: .fixed(1), 0x62: .fixed(1), 0x66: .fixed(1), 0x68: .fixed(1), 0x6B: .counted(header: 2),
        0x72: .fixed(1), 0x76: .counted(header: 6), 0x77: .fixed(1),
    ]
}
