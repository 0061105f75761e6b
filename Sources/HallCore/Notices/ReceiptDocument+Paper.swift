extension ReceiptDocument {
    /// What every slip ends with.
    static let tail: [Block] = [.feed(lines: 3), .cut]

    /// A paper for a slip printer: tables become labelled lines, forms become rows.
    public init(_ paper: Paper) {
        self.init(blocks: paper.blocks.flatMap(Self.blocks) + Self.tail)
    }

    private static func blocks(_ block: Paper.Block) -> [Block] {
        switch block {
        case .heading(let text, .title): [.heading(text)]
        case .heading(let text, .section): [.text("【\(text)】", bold: true)]
        case .text(let text, let align, let size, let bold):
            [.text(text, align: align, size: size, bold: bold)]
        case .fields(let fields): fields.flatMap(row)
        case .table(let table): table.rows.flatMap { rows(of: $0, table.columns) }
        case .list(let list): list.numbered.map { .text($0) }
        case .choices(let choices): rows(of: choices)
        case .code(let payload): [.qr(payload)]
        case .signature(let signature): rows(of: signature)
        case .rule: [.rule]
        case .space(let millimetres): [.feed(lines: max(1, millimetres / 4))]
        }
    }

    private static func row(_ field: Paper.Field) -> [Block] {
        switch field.style {
        case .plain: [.pair(label: field.label, value: field.value)]
        case .blank: [.text("\(field.label)：\(line)")]
        case .prominent:
            [
                .text(field.label, align: .centre),
                .text(field.value, align: .centre, size: .tall, bold: true),
            ]
        }
    }

    /// The first cell leads; the others follow with their titles.
    private static func rows(of cells: [String], _ columns: [String]) -> [Block] {
        let others = zip(columns, cells).dropFirst().filter { !$0.1.isEmpty }
        return [.text(cells.first ?? "", bold: true)] + others.map { .pair(label: $0, value: $1) }
    }

    private static func rows(of choices: Paper.Choices) -> [Block] {
        let options = choices.options.map { ($0.isTicked ? "■" : "□") + $0.text }
        return [.text("\(choices.label)："), .text(options.joined(separator: "  "))]
    }

    private static func rows(of signature: Paper.Signature) -> [Block] {
        let mark = signature.drawing == nil ? line : "已在终端上签名"
        let date: [Block] =
            switch signature.date {
            case .none: []
            case .blank: [.text("日期：　　　年　　月　　日")]
            case .written(let day): [.text("日期：\(day)")]
            }
        return [.feed(lines: 1), .text("\(signature.label)：\(mark)")] + date
    }

    private static let line = "____________"
}

extension Paper.List {
    /// The lines with what stands before each.
    public var numbered: [String] {
        items.enumerated().map { index, item in
            switch marks {
            case .dots: "· \(item)"
            case .numbers: "\(index + 1). \(item)"
            case .none: item
            }
        }
    }
}
