internal import CPangoCairo
public import HallCore

/// Draws papers on A4: as PDF with embedded fonts and text that can be searched, or as a picture to look at.
public struct PaperPDF: Sendable {
    /// Makes a drawer.
    public init() {}

    /// A PDF document.
    /// - Parameter at: the date of making that stands in it.
    /// - Throws: ``PaperFault``.
    public func document(_ paper: Paper, at: Timestamp) throws(PaperFault) -> [UInt8] {
        let plan = try plan(paper)
        let sink = ByteSink()
        return try withExtendedLifetime(sink) { () throws(PaperFault) in
            guard let surface = sink.pdfSurface(width: PageFormat.width, height: PageFormat.height) else {
                throw .drawing("no surface")
            }
            defer { cairo_surface_destroy(surface) }
            describe(paper, at: at, on: surface)
            let canvas = cairo_create(surface)
            defer { cairo_destroy(canvas) }
            if let canvas {
                for page in plan.pages.indices {
                    draw(page, of: plan, paper, on: canvas)
                    cairo_show_page(canvas)
                }
            }
            cairo_surface_finish(surface)
            try Self.check(cairo_surface_status(surface))
            return sink.bytes
        }
    }

    /// A PNG picture with the pages one under the other.
    /// - Parameter resolution: dots per inch.
    /// - Throws: ``PaperFault``.
    public func picture(_ paper: Paper, resolution: Double = 110) throws(PaperFault) -> [UInt8] {
        let plan = try plan(paper)
        let scale = resolution / 72
        let pageHeight = (PageFormat.height * scale).rounded(.up)
        let height = pageHeight * Double(plan.pages.count)
        guard height < 32_000 else { throw .tooLong(pages: plan.pages.count) }
        let surface = cairo_image_surface_create(
            CAIRO_FORMAT_RGB24, Int32((PageFormat.width * scale).rounded(.up)), Int32(height))
        defer { cairo_surface_destroy(surface) }
        guard let canvas = cairo_create(surface) else { throw .drawing("no canvas") }
        defer { cairo_destroy(canvas) }
        cairo_set_source_rgb(canvas, 1, 1, 1)
        cairo_paint(canvas)
        cairo_set_source_rgb(canvas, 0, 0, 0)
        for page in plan.pages.indices {
            cairo_save(canvas)
            cairo_translate(canvas, 0, pageHeight * Double(page))
            cairo_scale(canvas, scale, scale)
            draw(page, of: plan, paper, on: canvas)
            cairo_restore(canvas)
        }
        let sink = ByteSink()
        return try withExtendedLifetime(sink) { () throws(PaperFault) in
            try Self.check(sink.writePNG(of: surface))
            return sink.bytes
        }
    }

    private func plan(_ paper: Paper) throws(PaperFault) -> PagePlan {
        let surface = cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1)
        defer { cairo_surface_destroy(surface) }
        guard let canvas = cairo_create(surface) else { throw .drawing("no canvas") }
        defer { cairo_destroy(canvas) }
        return PagePlan(try PaperTypesetter(canvas: canvas).boxes(of: paper))
    }

    private func draw(_ page: Int, of plan: PagePlan, _ paper: Paper, on canvas: OpaquePointer) {
        for (box, y) in plan.pages[page] { box.draw(canvas, PageFormat.side, PageFormat.top + y) }
        let style = TextStyle(size: 8.5)
        let y = PageFormat.height - PageFormat.millimetres(12)
        TextRun("\(paper.title)　\(paper.number)", style, width: nil, on: canvas)
            .draw(on: canvas, x: PageFormat.side, y: y)
        let number = TextRun("第 \(page + 1) 页，共 \(plan.pages.count) 页", style, width: nil, on: canvas)
        number.draw(on: canvas, x: PageFormat.width - PageFormat.side - number.size.width, y: y)
    }

    private func describe(_ paper: Paper, at: Timestamp, on surface: OpaquePointer) {
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, paper.title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, paper.number)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "联办")
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, at.rfc3339)
    }

    static func check(_ status: cairo_status_t) throws(PaperFault) {
        guard status == CAIRO_STATUS_SUCCESS else {
            throw .drawing(String(cString: cairo_status_to_string(status)))
        }
    }
}
