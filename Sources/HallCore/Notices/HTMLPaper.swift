/// A paper as a complete HTML document that prints on A4. It is well-formed XML, loads nothing and runs nothing.
public struct HTMLPaper: Sendable {
    /// A QR code as one SVG path in a square of so many units, without the quiet zone.
    public struct CodeDrawing: Sendable {
        public var size: Int
        public var path: String

        /// Gathers its parts.
        public init(size: Int, path: String) {
            self.size = size
            self.path = path
        }
    }

    /// Draws a payload; nil when it cannot be drawn, the payload then stands as text.
    private let drawCode: @Sendable (String) -> CodeDrawing?

    /// - Parameter drawCode: draws a QR code.
    public init(drawCode: @escaping @Sendable (String) -> CodeDrawing?) {
        self.drawCode = drawCode
    }

    /// The document.
    public func document(_ paper: Paper) -> String {
        """
        <!DOCTYPE html>
        <html lang="zh-CN" xmlns="http://www.w3.org/1999/xhtml">
        <head>
        <meta charset="utf-8"/>
        <title>\(Self.escaped("\(paper.title) \(paper.number)"))</title>
        <style>
        \(Self.styles)
        </style>
        </head>
        <body>
        <main>
        \(paper.blocks.map(markup).joined(separator: "\n"))
        </main>
        </body>
        </html>

        """
    }

    private func markup(_ block: Paper.Block) -> String {
        switch block {
        case .heading(let text, let rank):
            rank == .title ? "<h1>\(Self.escaped(text))</h1>" : "<h2>\(Self.escaped(text))</h2>"
        case .text(let text, let align, let size, let bold):
            "<p class=\"\(align.rawValue) \(size.rawValue)\(bold ? " bold" : "")\">\(Self.escaped(text))</p>"
        case .fields(let fields): Self.fields(fields)
        case .table(let table): Self.table(table)
        case .list(let list):
            "<ul>\(list.numbered.map { "<li>\(Self.escaped($0))</li>" }.joined())</ul>"
        case .choices(let choices): Self.choices(choices)
        case .code(let payload): code(payload)
        case .signature(let signature): Self.signature(signature)
        case .rule: "<hr/>"
        case .space(let millimetres): "<div style=\"height:\(millimetres)mm\"></div>"
        }
    }

    private static func fields(_ fields: [Paper.Field]) -> String {
        let rows = fields.map { field in
            "<tr class=\"\(field.style.rawValue)\"><th scope=\"row\">\(escaped(field.label))</th>"
                + "<td>\(escaped(field.value))</td></tr>"
        }
        return "<table class=\"fields\"><tbody>\(rows.joined())</tbody></table>"
    }

    private static func table(_ table: Paper.Table) -> String {
        let head = table.columns.map { "<th scope=\"col\">\(escaped($0))</th>" }.joined()
        let rows = table.rows.map { row in "<tr>\(row.map { "<td>\(escaped($0))</td>" }.joined())</tr>"
        }
        return "<table><thead><tr>\(head)</tr></thead><tbody>\(rows.joined())</tbody></table>"
    }

    private static func choices(_ choices: Paper.Choices) -> String {
        let options = choices.options.map {
            "<span>\($0.isTicked ? "☑" : "☐") \(escaped($0.text))</span>"
        }
        return
            "<p class=\"choices\"><b>\(escaped(choices.label))：</b>\(options.joined(separator: " "))</p>"
    }

    private func code(_ payload: String) -> String {
        guard let drawing = drawCode(payload) else {
            return "<p class=\"centre\">\(Self.escaped(payload))</p>"
        }
        // Four modules of quiet zone on each side, ISO/IEC 18004.
        let side = drawing.size + 8
        return "<svg class=\"code\" role=\"img\" aria-label=\"二维码\" viewBox=\"-4 -4 \(side) \(side)\" "
            + "xmlns=\"http://www.w3.org/2000/svg\"><path d=\"\(Self.escaped(drawing.path))\"/></svg>"
    }

    private static func signature(_ signature: Paper.Signature) -> String {
        let drawing = signature.drawing.map {
            "<svg viewBox=\"0 0 1000 500\" role=\"img\" aria-label=\"签名\" xmlns=\"http://www.w3.org/2000/svg\">"
                + "<path d=\"\(escaped($0))\"/></svg>"
        }
        let date =
            switch signature.date {
            case .none: ""
            case .blank: "<span class=\"date\">　　　年　　月　　日</span>"
            case .written(let day): "<span class=\"date\">\(escaped(day))</span>"
            }
        return "<div class=\"signature\"><span>\(escaped(signature.label))：</span>"
            + "<span class=\"line\">\(drawing ?? "")</span>\(date)</div>"
    }

    /// The text with everything that HTML reads as markup made harmless; control characters are no XML and go.
    static func escaped(_ text: String) -> String {
        var safe = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": safe += "&amp;"
            case "<": safe += "&lt;"
            case ">": safe += "&gt;"
            case "\"": safe += "&quot;"
            case "'": safe += "&#39;"
            case _ where scalar.value < 32 && scalar != "\n" && scalar != "\t": break
            default: safe.unicodeScalars.append(scalar)
            }
        }
        return safe
    }

    private static let styles = """
        @page { size: A4; margin: 18mm 20mm; }
        body { font: 11pt/1.6 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", sans-serif; color: #000; }
        main { max-width: 170mm; margin: 0 auto; }
        h1 { font-size: 18pt; text-align: center; margin: 4mm 0; }
        h2 { font-size: 12pt; margin: 5mm 0 2mm; break-after: avoid; }
        p { margin: 1.5mm 0; }
        ul { list-style: none; margin: 1.5mm 0; padding: 0; }
        li { padding-left: 1em; text-indent: -1em; }
        table { width: 100%; border-collapse: collapse; margin: 2mm 0; }
        tr { break-inside: avoid; }
        th, td { border: 0.3mm solid #000; padding: 1mm 2mm; text-align: left; vertical-align: top; }
        th { font-weight: normal; background: #f2f2f2; }
        .fields th { width: 32%; }
        .prominent td, .bold { font-weight: bold; }
        .prominent td, .tall, .double { font-size: 14pt; }
        .centre { text-align: center; }
        .right { text-align: right; }
        .choices span { display: inline-block; margin-right: 1em; }
        hr { border: 0; border-top: 0.3mm solid #000; margin: 3mm 0; }
        .code { display: block; width: 32mm; height: 32mm; margin: 2mm auto; }
        .signature { display: flex; align-items: flex-end; gap: 2mm; margin: 6mm 0 2mm; break-inside: avoid; }
        .signature .line { flex: 1; max-width: 60mm; height: 18mm; border-bottom: 0.3mm solid #000; }
        .signature svg { width: 36mm; height: 18mm; }
        .signature path { fill: none; stroke: #000; stroke-width: 10; stroke-linecap: round; }
        """
}
