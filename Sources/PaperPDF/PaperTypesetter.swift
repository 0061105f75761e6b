internal import CPangoCairo
internal import HallCore
internal import QRCode

/// Turns a paper's blocks into boxes.
struct PaperTypesetter {
    /// A Cairo context to measure with.
    let canvas: OpaquePointer

    static let padding = 3.0
    private static let gap = 3.0

    func boxes(of paper: Paper) throws(PaperFault) -> [PageBox] {
        var boxes: [PageBox] = []
        for (index, block) in paper.blocks.enumerated() {
            let before = index > 0 ? paper.blocks[index - 1] : nil
            let after = index + 1 < paper.blocks.count ? paper.blocks[index + 1] : nil
            // A frame is line enough.
            if block == .rule, before.map(Self.isFramed) ?? false || after.map(Self.isFramed) ?? false {
                continue
            }
            let own = try self.boxes(of: block)
            boxes += after.map { Self.belong(block, $0) } ?? false ? own.map(held) : own
        }
        return boxes
    }

    /// Signatures stay together, and a code with its caption.
    private static func belong(_ block: Paper.Block, _ next: Paper.Block) -> Bool {
        switch (block, next) {
        case (.signature, .signature), (.code, .text): true
        default: false
        }
    }

    private static func isFramed(_ block: Paper.Block) -> Bool {
        switch block {
        case .fields, .table: true
        default: false
        }
    }

    private func boxes(of block: Paper.Block) throws(PaperFault) -> [PageBox] {
        switch block {
        case .heading(let text, .title):
            return [space(4)] + announcing(text, titleStyle(text)) + [held(space(8))]
        case .heading(let text, .section):
            return [space(7)] + announcing(text, TextStyle(size: 11.5, isBold: true)) + [held(space(2))]
        case .text(let text, let align, let size, let bold):
            return self.text(text, Self.style(align, size, bold)) + [space(Self.gap)]
        case .fields(let fields): return [held(space(2))] + fields.map(row) + [space(4)]
        case .table(let table): return [held(space(2))] + rows(of: table) + [space(4)]
        case .list(let list):
            return list.numbered.flatMap { text($0, TextStyle(hanging: 12)) + [space(2)] } + [space(2)]
        case .choices(let choices):
            return text(Self.words(of: choices), TextStyle()) + [space(Self.gap)]
        case .code(let payload): return [held(space(4)), try code(payload), space(4)]
        case .signature(let signature): return [held(space(8)), self.signature(signature)]
        case .rule: return [space(4), rule, space(4)]
        case .space(let millimetres): return [space(PageFormat.millimetres(Double(millimetres)))]
        }
    }

    /// A title that is a little too long for its line is set a little smaller.
    private func titleStyle(_ text: String) -> TextStyle {
        var style = TextStyle(size: 17, isBold: true, align: PANGO_ALIGN_CENTER)
        let width = TextRun(text, style, width: nil, on: canvas).size.width
        if width > PageFormat.textWidth { style.size = max(13, 16.8 * PageFormat.textWidth / width) }
        return style
    }

    private static func style(_ align: Paper.Alignment, _ size: Paper.Size, _ bold: Bool) -> TextStyle {
        let place =
            switch align {
            case .left: PANGO_ALIGN_LEFT
            case .centre: PANGO_ALIGN_CENTER
            case .right: PANGO_ALIGN_RIGHT
            }
        return TextStyle(size: size == .normal ? 10.5 : 14, isBold: bold, align: place)
    }

    private static func words(of choices: Paper.Choices) -> String {
        // No-break spaces keep a box with its word.
        let options = choices.options.map { "\($0.isTicked ? "☑" : "☐")\u{A0}\($0.text)" }
        return "\(choices.label)：" + options.joined(separator: "　")
    }

    func space(_ height: Double) -> PageBox { PageBox(height: height, isSpace: true) { _, _, _ in } }

    private func held(_ box: PageBox) -> PageBox {
        var box = box
        box.staysWithNext = true
        return box
    }

    private func text(_ text: String, _ style: TextStyle) -> [PageBox] {
        TextRun(text, style, width: PageFormat.textWidth, on: canvas).lines.map { line in
            PageBox(height: line.height) { line.draw(on: $0, x: $1, y: $2) }
        }
    }

    private func announcing(_ text: String, _ style: TextStyle) -> [PageBox] {
        self.text(text, style).map(held)
    }

    private var rule: PageBox {
        PageBox(height: 0.6) { canvas, x, y in
            cairo_set_line_width(canvas, 0.6)
            cairo_move_to(canvas, x, y)
            cairo_line_to(canvas, x + PageFormat.textWidth, y)
            cairo_stroke(canvas)
        }
    }

    private func code(_ payload: String) throws(PaperFault) -> PageBox {
        guard let matrix = try? QRMatrix(text: payload) else { throw .code }
        let side = PageFormat.millimetres(32)
        return PageBox(height: side) { canvas, x, y in
            // Four modules of quiet zone on each side, ISO/IEC 18004.
            let module = side / Double(matrix.size + 8)
            let left = x + (PageFormat.textWidth - side) / 2 + 4 * module
            for (row, cells) in matrix.modules.enumerated() {
                for (column, isDark) in cells.enumerated() where isDark {
                    cairo_rectangle(
                        canvas, left + Double(column) * module, y + Double(row + 4) * module, module, module)
                }
            }
            cairo_fill(canvas)
        }
    }
}
