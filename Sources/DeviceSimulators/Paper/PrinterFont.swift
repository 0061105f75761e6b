internal import Foundation
public import GlyphRaster

/// The character generator of the printer: ASCII and the two-byte characters of GBK.
public struct PrinterFont: Sendable {
    /// Draws a character into a box of so many dots; nil when it has none.
    public typealias Drawing = @Sendable (_ character: Character, _ width: Int, _ height: Int) -> MonoBitmap?

    /// What a character code stands for.
    struct Glyph {
        /// The decoded character, or □ when the read-only memory has nothing at this code.
        var text: Character
        var bitmap: MonoBitmap
    }

    /// GB18030 by its number among CoreFoundation's external encodings.
    private static let gb18030 = String.Encoding(rawValue: 0x8000_0632)
    private let draw: Drawing

    /// A character generator over a way to draw.
    public init(draw: @escaping Drawing) {
        self.draw = draw
    }

    /// A character generator over the fonts of this machine.
    public init(rasteriser: GlyphRasteriser) {
        self.init { rasteriser.bitmap(for: $0, width: $1, height: $2) }
    }

    /// A full box for every character but the blank: layout without any font on the machine.
    public static let boxes = PrinterFont { character, width, height in
        var box = MonoBitmap(width: width, height: height)
        guard character != " " else { return box }
        for y in 0..<height {
            for x in 0..<width { box[x, y] = true }
        }
        return box
    }

    func glyph(_ code: [UInt8], font: PrinterMode.Font) -> Glyph {
        let cell = code.count == 1 ? font.cell : (width: 24, height: 24)
        let blank = MonoBitmap(width: cell.width, height: cell.height)
        guard let character = Self.character(code) else { return Glyph(text: "□", bitmap: blank) }
        return Glyph(text: character, bitmap: draw(character, cell.width, cell.height) ?? blank)
    }

    /// Printers hold GBK at most: four-byte codes, user-defined areas and the part FE50 to FEA0 are blank.
    private static func character(_ code: [UInt8]) -> Character? {
        switch code.count {
        case 1: return code[0] < 0x7F ? Character(UnicodeScalar(code[0])) : nil
        case 2 where isInMemory(code[0], code[1]): return String(data: Data(code), encoding: gb18030)?.first
        default: return nil
        }
    }

    private static func isInMemory(_ lead: UInt8, _ trail: UInt8) -> Bool {
        switch (lead, trail) {
        case (0xFE, _), (0xAA...0xAF, 0xA1...), (0xF8...0xFD, 0xA1...), (0xA1...0xA7, ..<0xA1): false
        case (0x81...0xFD, 0x40...0x7E), (0x81...0xFD, 0x80...0xFE): true
        default: false
        }
    }
}
