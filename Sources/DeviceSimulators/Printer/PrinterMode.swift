/// The settings that ESC @ restores and the commands change.
struct PrinterMode: Sendable, Hashable {
    enum Alignment: Sendable, Hashable {
        case left, centre, right
    }

    enum Weight: Sendable, Hashable {
        case regular, bold
    }

    enum Ink: Sendable, Hashable {
        case blackOnWhite, whiteOnBlack
    }

    enum Font: Sendable, Hashable {
        case a, b

        /// Dots of a one-byte character; a Chinese character is 24 by 24 in both.
        var cell: (width: Int, height: Int) { self == .a ? (12, 24) : (9, 17) }
    }

    var alignment = Alignment.left
    var weight = Weight.regular
    var ink = Ink.blackOnWhite
    var font = Font.a
    /// Dots of the line under the text; 0 for none.
    var underline = 0
    /// 1 to 8.
    var widthFactor = 1
    /// 1 to 8.
    var heightFactor = 1
    /// Dots from one line to the next: 1/6 inch at 203 dots an inch.
    var lineSpacing = 34
    var leftMargin = 0
    /// Dots of the printing area; nil is all of the head.
    var areaWidth: Int?
    var qr = QRSettings()

    struct QRSettings: Sendable, Hashable {
        var moduleSize = 3
        /// 48 L, 49 M, 50 Q, 51 H.
        var correction: UInt8 = 48
        var stored: [UInt8] = []
    }
}
