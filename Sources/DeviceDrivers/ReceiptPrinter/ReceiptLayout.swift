import DeviceCodecs
import GlyphRaster
import HallCore

/// Writes a document for one model of printer.
struct ReceiptLayout: Sendable {
    let settings: PrinterSettings
    let glyphs: GlyphRasteriser

    func job(for document: ReceiptDocument) -> PrintJob {
        var writer = ESCPOSWriter(paper: settings.paper, coverage: settings.coverage, glyphs: source)
        for block in document.blocks { write(block, with: &writer) }
        return writer.job
    }

    private var source: GlyphSource {
        { [glyphs] character, width, height in
            guard let bitmap = glyphs.bitmap(for: character, width: width, height: height) else { return nil }
            return RasterImage(width: bitmap.width, height: bitmap.height, bytes: bitmap.bytes)
        }
    }

    private func write(_ block: ReceiptDocument.Block, with writer: inout ESCPOSWriter) {
        switch block {
        case .heading(let text): writer.text(text, align: .centre, size: .double)
        case .text(let text, let align, let size, let bold):
            writer.text(text, align: PrintAlignment(align), size: PrintSize(size), bold: bold)
        case .pair(let label, let value): writer.pair(label, value)
        case .rule: writer.rule()
        case .qr(let payload): writer.qrCode(payload)
        case .feed(let lines): writer.feed(lines: lines)
        case .cut: writer.cut()
        }
    }
}

extension PrintAlignment {
    fileprivate init(_ alignment: ReceiptDocument.Alignment) {
        switch alignment {
        case .left: self = .left
        case .centre: self = .centre
        case .right: self = .right
        }
    }
}

extension PrintSize {
    fileprivate init(_ size: ReceiptDocument.Size) {
        switch size {
        case .normal: self = .normal
        case .tall: self = .tall
        case .double: self = .double
        }
    }
}
