internal import GlyphRaster

/// The paper between the roll and the cutter. The head is at its lower edge.
struct PaperCanvas: Sendable {
    /// Dots across the head.
    static let width = 576
    /// Dots between head and cutter: 15 mm at 8 dots a millimetre.
    static let cutterDistance = 120

    private struct Note: Sendable {
        var row: Int
        var text: String
    }

    private var dots: [UInt8]
    private var notes: [Note] = []

    /// Fresh paper that reaches from the head to the cutter.
    init() {
        dots = Array(repeating: 0, count: Self.cutterDistance * Self.width)
    }

    var height: Int { dots.count / Self.width }

    var hasInk: Bool { dots.contains(1) }

    mutating func feed(_ rows: Int) {
        guard rows > 0 else { return }
        dots.append(contentsOf: repeatElement(0, count: rows * Self.width))
    }

    /// Writes down what is printed at the head now.
    mutating func note(_ text: String) {
        notes.append(Note(row: height, text: text))
    }

    /// Draws a picture whose upper left dot lies at (x, row); what reaches beyond the paper is lost.
    mutating func draw(_ bitmap: MonoBitmap, x: Int, row: Int) {
        for dy in 0..<bitmap.height where row + dy < height {
            for dx in 0..<bitmap.width where bitmap[dx, dy] { mark(x + dx, row + dy) }
        }
    }

    /// Turns every dot of an area over.
    mutating func invert(x: Int, row: Int, width: Int, height rows: Int) {
        for y in row..<min(row + rows, height) {
            for column in max(x, 0)..<min(x + width, Self.width) { dots[y * Self.width + column] ^= 1 }
        }
    }

    /// Cuts where the cutter is: `cutterDistance` above the head. What lies below stays for the next strip.
    mutating func cut() -> PaperStrip {
        take(rows: max(height - Self.cutterDistance, 0))
    }

    /// Takes all paper there is, as a hand does; fresh paper follows.
    mutating func tearOff() -> PaperStrip {
        defer { self = PaperCanvas() }
        return take(rows: height)
    }

    private mutating func mark(_ x: Int, _ row: Int) {
        guard (0..<Self.width).contains(x) else { return }
        dots[row * Self.width + x] = 1
    }

    private mutating func take(rows: Int) -> PaperStrip {
        let strip = PaperStrip(
            width: Self.width, height: rows, dots: Array(dots.prefix(rows * Self.width)),
            lines: notes.filter { $0.row < rows }.map(\.text))
        dots.removeFirst(rows * Self.width)
        notes = notes.filter { $0.row >= rows }.map { Note(row: $0.row - rows, text: $0.text) }
        return strip
    }
}
