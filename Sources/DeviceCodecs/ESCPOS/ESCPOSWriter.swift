/// Writes a job for a receipt printer, line by line.
///
/// Every line sets the modes it needs and takes them back, so that one that is lost does not spoil the next. Text goes
/// out in GB18030; a line with a character that the printer's own font lacks is sent as dots instead.
public struct ESCPOSWriter: Sendable {
    /// Dots of a normal line of 24 with the gap below it.
    static let linePitch = 32

    let paper: PaperWidth
    let coverage: ROMCoverage
    let measure: TextColumns
    let glyphs: GlyphSource
    public internal(set) var job = PrintJob()

    /// Begins a job: initialises the printer and turns Chinese on.
    public init(paper: PaperWidth, coverage: ROMCoverage, glyphs: @escaping GlyphSource) {
        self.paper = paper
        self.coverage = coverage
        self.glyphs = glyphs
        measure = TextColumns(coverage: coverage)
        let spacing = ESCPOS.lineSpacing(UInt8(Self.linePitch))
        append(ESCPOS.initialise + ESCPOS.automaticStatusOff + ESCPOS.chineseOn + spacing)
    }

    /// Text in as many lines as it takes. Control characters become blanks, so that text cannot give commands.
    public mutating func text(
        _ text: String, align: PrintAlignment = .left, size: PrintSize = .normal, bold: Bool = false
    ) {
        let style = LineStyle(align: align, size: size, bold: bold)
        for line in measure.wrap(printable(text), width: paper.columns / size.across) { append(line, style) }
    }

    /// A label at the left and its value at the right. Where they do not fit one line, the value goes on below, under
    /// its own beginning if half the width is left for it, else indented by two columns.
    public mutating func pair(_ label: String, _ value: String) {
        let label = printable(label)
        let value = printable(value)
        let labelColumns = measure.columns(of: label)
        let spare = paper.columns - labelColumns - measure.columns(of: value)
        if spare >= 1, !value.contains("\n") {
            append(label + blanks(spare) + value, .plain)
        } else if labelColumns + 2 <= paper.columns / 2 {
            hang(value, after: label + "  ")
        } else {
            text(label)
            hang(value, after: "  ")
        }
    }

    /// A dashed line across the paper.
    public mutating func rule() {
        append(String(repeating: "-", count: paper.columns), .plain)
    }

    /// Empty lines, 1 to 255.
    public mutating func feed(lines: Int) {
        guard lines > 0 else { return }
        append(ESCPOS.feed(lines: UInt8(clamping: lines)))
    }

    /// Feeds to the cutter, cuts, and leaves the printer as it was before the job.
    public mutating func cut() {
        append(ESCPOS.feedAndPartialCut)
    }

    private mutating func hang(_ value: String, after head: String) {
        let indent = measure.columns(of: head)
        for (index, line) in measure.wrap(value, width: paper.columns - indent).enumerated() {
            append((index == 0 ? head : blanks(indent)) + line, .plain)
        }
    }

    private func printable(_ text: String) -> String {
        String(text.map { $0 == "\n" || !$0.isControl ? $0 : " " })
    }

    private func blanks(_ count: Int) -> String {
        String(repeating: " ", count: max(0, count))
    }
}

extension Character {
    fileprivate var isControl: Bool {
        unicodeScalars.first.map { $0.properties.generalCategory == .control } ?? true
    }
}
