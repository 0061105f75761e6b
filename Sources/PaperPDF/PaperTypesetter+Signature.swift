internal import CPangoCairo
internal import HallCore

extension PaperTypesetter {
    private static let signatureHeight = PageFormat.millimetres(16)

    /// A line to sign on, with the drawn signature on it if there is one, and the date.
    func signature(_ signature: Paper.Signature) -> PageBox {
        let label = TextRun("\(signature.label)：", width: nil, on: canvas)
        let date = TextRun(Self.words(of: signature.date), width: nil, on: canvas)
        let strokes = signature.drawing.map(SignatureStrokes.init(path:))?.strokes ?? []
        let height = Self.signatureHeight
        let start = label.size.width + 2
        let end = min(start + PageFormat.millimetres(60), PageFormat.textWidth - date.size.width - 8)
        return PageBox(height: height) { canvas, x, y in
            label.draw(on: canvas, x: x, y: y + height - label.size.height)
            Self.draw(strokes, on: canvas, x: x + start, y: y, height: height)
            cairo_set_line_width(canvas, 0.6)
            cairo_move_to(canvas, x + start, y + height)
            cairo_line_to(canvas, x + end, y + height)
            cairo_stroke(canvas)
            date.draw(on: canvas, x: x + end + 8, y: y + height - date.size.height)
        }
    }

    private static func words(of date: Paper.Signature.Date) -> String {
        switch date {
        case .none: ""
        case .blank: "　　　　年　　月　　日"
        case .written(let day): day
        }
    }

    /// The field of 1000 × 500 in twice its height.
    private static func draw(
        _ strokes: [[SignatureStrokes.Point]], on canvas: OpaquePointer, x: Double, y: Double,
        height: Double
    ) {
        let scale = height / 500
        cairo_set_line_width(canvas, 1.2)
        cairo_set_line_cap(canvas, CAIRO_LINE_CAP_ROUND)
        cairo_set_line_join(canvas, CAIRO_LINE_JOIN_ROUND)
        for stroke in strokes {
            cairo_new_sub_path(canvas)
            for point in stroke { cairo_line_to(canvas, x + point.x * scale, y + point.y * scale) }
            cairo_stroke(canvas)
        }
        cairo_set_line_cap(canvas, CAIRO_LINE_CAP_BUTT)
    }
}

/// The strokes of a signature: an SVG path of `M` and `L` with absolute coordinates, as the terminal keeps it.
struct SignatureStrokes {
    struct Point: Equatable {
        var x: Double
        var y: Double
    }

    private(set) var strokes: [[Point]] = []

    /// Reads what it can; a sign it does not know ends the reading.
    init(path: String) {
        var numbers: [Double] = []
        for word in Self.words(path) {
            switch word {
            case "M": strokes.append([])
            case "L": break
            default:
                guard let number = Double(word), !strokes.isEmpty else { return }
                numbers.append(number)
                guard numbers.count == 2 else { continue }
                strokes[strokes.count - 1].append(Point(x: numbers[0], y: numbers[1]))
                numbers = []
            }
        }
    }

    private static func words(_ path: String) -> [String] {
        var spaced = ""
        for sign in path { spaced += sign.isLetter ? " \(sign) " : sign == "," ? " " : String(sign) }
        return spaced.split(separator: " ").map(String.init)
    }
}
