import Foundation
import FoundationXML
import HallCore
import PackFiles
import PaperPDF
import QRCode
import Testing

@Suite struct DrawingTests {
    private static let time = Timestamp(milliseconds: 1_795_400_880_000)

    private static let html = HTMLPaper { payload in
        (try? QRMatrix(text: payload)).map { HTMLPaper.CodeDrawing(size: $0.size, path: $0.svgPath) }
    }

    private func papers(_ city: String) throws -> [Paper] {
        let loaded = try Cities.load(city)
        return try Cities.contents(loaded).flatMap { content in
            loaded.pack.papers.map { PaperComposer(pack: loaded.pack).paper($0, of: content) }
        }
    }

    @Test(arguments: Cities.names) func `every paper is a well-formed page`(city: String) throws {
        for paper in try papers(city) {
            let parser = XMLParser(data: Data(Self.html.document(paper).utf8))
            #expect(parser.parse(), "\(paper.title): \(parser.lineNumber)")
        }
    }

    @Test func `what a person typed is text on a page, never markup`() {
        let paper = Paper(
            title: "表", number: "1",
            blocks: [.fields([Paper.Field(label: "名", value: "<b>'\"&\u{7}", style: .plain)])])
        #expect(Self.html.document(paper).contains("<td>&lt;b&gt;&#39;&quot;&amp;</td>"))
    }

    @Test(arguments: Cities.names) func `every paper can be drawn`(city: String) throws {
        for paper in try papers(city) {
            #expect(try PaperPDF().document(paper, at: Self.time).starts(with: Array("%PDF-".utf8)))
        }
    }

    @Test func `a picture of a paper is a PNG`() throws {
        let paper = Paper(title: "表", number: "1", blocks: [.heading("表", .title)])
        #expect(try PaperPDF().picture(paper).dropFirst().starts(with: Array("PNG".utf8)))
    }

    @Test func `a code that is too long is a fault, not a blank`() {
        let paper = Paper(title: "表", number: "1", blocks: [.code(String(repeating: "x", count: 4000))])
        #expect(throws: PaperFault.code) { try PaperPDF().document(paper, at: Self.time) }
    }

    @Test(.enabled(if: Poppler.isInstalled))
    func `a PDF's text can be read, rare characters with it`() throws {
        let loaded = try Cities.load("suizhou")
        let content = try #require(try Cities.joint(loaded))
        let paper = try #require(PaperComposer(pack: loaded.pack).paper("application", of: content))
        let text = try Poppler.text(of: try PaperPDF().document(paper, at: Self.time))
        for part in ["欧阳䶮𪚥", content.record.number.text, "随州市用户水电气网暖需求信息采集单", "☑", "第 1 页，共 2 页"] {
            #expect(text.contains(part), "\(part)")
        }
    }

    /// Names of twenty characters from every block of GB 18030, the base block first and its extensions A to F.
    private static let names = [0x4E00, 0x3400, 0x20000, 0x2A700, 0x2B740, 0x2B820, 0x2CEB0].map { first in
        String((0..<20).compactMap { UnicodeScalar(first + $0 * 11).map(Character.init) })
    }

    @Test(.enabled(if: Poppler.isInstalled), arguments: names)
    func `a name of any block of the standard can be read from a PDF`(name: String) throws {
        let paper = Paper(title: "表", number: "1", blocks: [.fields([Paper.Field(label: "姓名", value: name)])])
        let text = try Poppler.text(of: try PaperPDF().document(paper, at: Self.time))
        #expect(text.filter { !$0.isWhitespace }.contains(name))
    }

    /// What a heading announces, each with 末行 in it.
    private static let announced: [Paper.Block] = [
        .text("末行"), .fields([Paper.Field(label: "名", value: "末行")]),
        .table(Paper.Table(columns: ["名"], rows: [["末行"]])), .list(Paper.List(items: ["末行"], marks: .dots)),
        .signature(Paper.Signature(label: "末行", date: .blank, drawing: nil)),
    ]

    @Test(.enabled(if: Poppler.isInstalled), arguments: announced)
    func `a heading never ends a page`(block: Paper.Block) throws {
        for lines in 42...47 {
            let filling = (0..<lines).map { Paper.Block.text("第\($0)行") }
            let paper = Paper(title: "表", number: "1", blocks: filling + [.heading("末节", .section), block])
            let text = try Poppler.text(of: try PaperPDF().document(paper, at: Self.time))
            let pages = text.split(separator: "\u{C}")
            #expect(pages.contains { $0.contains("末节") && $0.contains("末行") }, "\(lines)")
        }
    }

    @Test(.enabled(if: Poppler.isInstalled)) func `signatures stand together`() throws {
        for lines in 40...47 {
            let filling = (0..<lines).map { Paper.Block.text("第\($0)行") }
            let signatures = ["甲方", "乙方"].map {
                Paper.Block.signature(Paper.Signature(label: $0, date: .blank, drawing: nil))
            }
            let paper = Paper(title: "表", number: "1", blocks: filling + signatures + [.code("LB1")])
            let pages = try Poppler.text(of: try PaperPDF().document(paper, at: Self.time)).split(separator: "\u{C}")
            #expect(pages.contains { $0.contains("甲方") && $0.contains("乙方") }, "\(lines)")
        }
    }
}

/// Reads a PDF with another program than the one that wrote it.
private enum Poppler {
    static let program = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .map { $0 + "/pdftotext" }.first { FileManager.default.isExecutableFile(atPath: $0) }

    static var isInstalled: Bool { program != nil }

    static func text(of document: [UInt8]) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).pdf")
        try Data(document).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: try #require(program))
        process.arguments = [file.path(), "-"]
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: bytes, as: UTF8.self)
    }
}
