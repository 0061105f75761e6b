/// A4, in points of 1/72 inch.
enum PageFormat {
    static let width = 595.276
    static let height = 841.89
    static let side = millimetres(20)
    static let top = millimetres(18)
    static let bottom = millimetres(20)
    static let textWidth = width - 2 * side
    static let textHeight = height - top - bottom

    static func millimetres(_ length: Double) -> Double { length * 72 / 25.4 }
}

/// A piece of a page that is never torn apart.
struct PageBox {
    var height: Double
    /// Whether it announces what follows, and so never ends a page.
    var staysWithNext = false
    /// Blank height: goes at the top of a page.
    var isSpace = false
    /// Draws it with its upper left corner there.
    var draw: (_ canvas: OpaquePointer, _ x: Double, _ y: Double) -> Void
}

/// Boxes dealt out to pages.
struct PagePlan {
    private(set) var pages: [[(box: PageBox, y: Double)]] = [[]]
    private var y = 0.0

    init(_ boxes: [PageBox]) {
        for (index, box) in boxes.enumerated() {
            var needed = box.height
            var last = index
            while boxes[last].staysWithNext, last + 1 < boxes.count {
                last += 1
                needed += boxes[last].height
            }
            if y > 0, y + needed > PageFormat.textHeight { turn() }
            if box.isSpace, y == 0 { continue }
            pages[pages.count - 1].append((box, y))
            y += box.height
        }
    }

    private mutating func turn() {
        pages.append([])
        y = 0
    }
}
