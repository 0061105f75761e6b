internal import GlyphRaster
internal import QRCode

/// Obeys tokens and draws on paper.
struct PrinterInterpreter: Sendable {
    let font: PrinterFont
    var canvas = PaperCanvas()
    var mode = PrinterMode()
    var line = PrintLine()
    /// A picture that was stored by GS ( L and waits for its print function.
    var storedPicture: MonoBitmap?
    /// GS a: which changes are reported unasked; 0 for none.
    var automaticStatusMask: UInt8 = 0
    /// Commands that are not in this interpreter, in hexadecimal, newest last.
    private(set) var unknownCommands: [String] = []

    private static let keptUnknownCommands = 50
    private static let tabColumns = 8

    init(font: PrinterFont) {
        self.font = font
    }

    /// Dots that a line may take.
    var areaWidth: Int {
        min(mode.areaWidth ?? PaperCanvas.width, PaperCanvas.width - mode.leftMargin)
    }

    mutating func execute(_ token: PrinterToken, condition: PrinterCondition) -> [PrinterEffect] {
        switch token {
        case .character(let code):
            print(code)
            return []
        case .control(let byte):
            control(byte)
            return []
        case .command(let lead, let letter, let parameters):
            return command(lead, letter, parameters, condition)
        }
    }

    mutating func noteUnknown(_ lead: UInt8, _ letter: UInt8, _ parameters: [UInt8]) {
        let bytes = [lead, letter] + parameters.prefix(8)
        unknownCommands.append(bytes.map(Self.hexadecimal).joined(separator: " "))
        if unknownCommands.count > Self.keptUnknownCommands { unknownCommands.removeFirst() }
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }

    private mutating func print(_ code: [UInt8]) {
        let glyph = font.glyph(code, font: mode.font)
        if line.x + glyph.bitmap.width * mode.widthFactor > areaWidth { finishLine() }
        line.append(glyph, mode: mode)
    }

    private mutating func control(_ byte: UInt8) {
        switch byte {
        case 0x0A: finishLine()
        case 0x09: line.x = (line.x / (Self.tabColumns * 12) + 1) * Self.tabColumns * 12
        default: break
        }
    }

    /// Prints the line and moves on by the line spacing, or by the line's height where that is more.
    mutating func finishLine() {
        let height = line.height
        printLine()
        canvas.feed(max(mode.lineSpacing - height, 0))
    }

    /// Prints the line and moves on by its height only.
    mutating func printLine() {
        defer { line = PrintLine() }
        canvas.note(line.text)
        guard !line.isEmpty else { return }
        let height = line.height
        let left = mode.leftMargin + offset(forWidth: line.width)
        let row = canvas.height
        canvas.feed(height)
        for cell in line.cells { draw(cell, left: left, row: row, lineHeight: height) }
    }

    private mutating func draw(_ cell: PrintLine.Cell, left: Int, row: Int, lineHeight: Int) {
        let top = row + lineHeight - cell.bitmap.height
        canvas.draw(cell.bitmap, x: left + cell.x, row: top)
        if cell.underline > 0 {
            canvas.invert(
                x: left + cell.x, row: row + lineHeight - cell.underline, width: cell.bitmap.width,
                height: cell.underline)
        }
        if cell.ink == .whiteOnBlack {
            canvas.invert(x: left + cell.x, row: top, width: cell.bitmap.width, height: cell.bitmap.height)
        }
    }

    /// Prints a picture under the present line.
    mutating func printPicture(_ picture: MonoBitmap, note: String) {
        if !line.isEmpty { printLine() }
        canvas.note(note)
        let row = canvas.height
        canvas.feed(picture.height)
        canvas.draw(picture, x: mode.leftMargin + offset(forWidth: picture.width), row: row)
    }

    private func offset(forWidth width: Int) -> Int {
        switch mode.alignment {
        case .left: 0
        case .centre: max((areaWidth - width) / 2, 0)
        case .right: max(areaWidth - width, 0)
        }
    }
}
