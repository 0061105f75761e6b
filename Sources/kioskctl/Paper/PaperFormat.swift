import ArgumentParser
import HallCore
import PaperPDF
import QRCode

/// What a paper is drawn as.
enum PaperFormat: String, ExpressibleByArgument, CaseIterable {
    case txt, html, pdf, png

    func bytes(of paper: Paper, at time: Timestamp) throws -> [UInt8] {
        switch self {
        case .txt: Array(Self.text(ReceiptDocument(paper)).utf8)
        case .html: Array(HTMLPaper(drawCode: Self.drawing).document(paper).utf8)
        case .pdf: try PaperPDF().document(paper, at: time)
        case .png: try PaperPDF().picture(paper)
        }
    }

    @Sendable private static func drawing(_ payload: String) -> HTMLPaper.CodeDrawing? {
        (try? QRMatrix(text: payload)).map { HTMLPaper.CodeDrawing(size: $0.size, path: $0.svgPath) }
    }

    private static func text(_ slip: ReceiptDocument) -> String {
        slip.blocks.map(line).joined(separator: "\n")
    }

    private static func line(_ block: ReceiptDocument.Block) -> String {
        switch block {
        case .heading(let text), .text(let text, _, _, _): text
        case .pair(let label, let value): "\(label)：\(value)"
        case .rule: String(repeating: "-", count: 32)
        case .qr(let payload): "[\(payload)]"
        case .feed(let lines): String(repeating: "\n", count: max(0, lines - 1))
        case .cut: ""
        }
    }
}
