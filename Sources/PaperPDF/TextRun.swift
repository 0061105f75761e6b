internal import CPangoCairo

/// How a text is set. Lengths are points.
struct TextStyle {
    var size = 10.5
    var isBold = false
    var align = PANGO_ALIGN_LEFT
    /// How far lines after the first are set in.
    var hanging = 0.0
}

/// A text set in lines of a given width; Pango chooses a font that has each character.
final class TextRun {
    private let layout: OpaquePointer

    /// - Parameters:
    ///   - canvas: a Cairo context; the run may be drawn on others too.
    ///   - width: where lines break; nil for one line.
    init(_ text: String, _ style: TextStyle = TextStyle(), width: Double?, on canvas: OpaquePointer) {
        layout = pango_cairo_create_layout(canvas)
        pango_context_set_language(
            pango_layout_get_context(layout), pango_language_from_string("zh-cn"))
        Self.measureWithoutHints(layout)
        let font = pango_font_description_from_string("Noto Sans CJK SC, sans-serif")
        pango_font_description_set_absolute_size(font, style.size * Double(PANGO_SCALE))
        pango_font_description_set_weight(font, style.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        pango_layout_set_font_description(layout, font)
        pango_font_description_free(font)
        pango_layout_set_text(layout, text, Int32(text.utf8.count))
        pango_layout_set_alignment(layout, style.align)
        pango_layout_set_line_spacing(layout, 1.15)
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        if style.hanging > 0 {
            pango_layout_set_indent(layout, -Int32(style.hanging * Double(PANGO_SCALE)))
        }
        if let width { pango_layout_set_width(layout, Int32(width * Double(PANGO_SCALE))) }
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

    /// Widths must not depend on the device, or lines would break otherwise on paper than they were measured.
    private static func measureWithoutHints(_ layout: OpaquePointer) {
        let options = cairo_font_options_create()
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        pango_cairo_context_set_font_options(pango_layout_get_context(layout), options)
        cairo_font_options_destroy(options)
    }

    /// Width and height of what is set.
    var size: (width: Double, height: Double) {
        var rectangle = PangoRectangle()
        pango_layout_get_extents(layout, nil, &rectangle)
        return (Self.points(rectangle.width), Self.points(rectangle.height))
    }

    /// Draws the whole run with its upper left corner there.
    func draw(on canvas: OpaquePointer, x: Double, y: Double) {
        cairo_move_to(canvas, x, y)
        pango_cairo_show_layout(canvas, layout)
    }

    /// The lines one by one, so that a page may end between them.
    var lines: [Line] {
        guard let iterator = pango_layout_get_iter(layout) else { return [] }
        defer { pango_layout_iter_free(iterator) }
        var lines: [Line] = []
        repeat {
            var rectangle = PangoRectangle()
            pango_layout_iter_get_line_extents(iterator, nil, &rectangle)
            let baseline = pango_layout_iter_get_baseline(iterator) - rectangle.y
            lines.append(
                Line(
                    run: self, index: Int32(lines.count), x: Self.points(rectangle.x),
                    height: Self.points(rectangle.height), baseline: Self.points(baseline)))
        } while pango_layout_iter_next_line(iterator) != 0
        return lines
    }

    /// One line of a run.
    struct Line {
        fileprivate var run: TextRun
        fileprivate var index: Int32
        fileprivate var x: Double
        var height: Double
        fileprivate var baseline: Double

        func draw(on canvas: OpaquePointer, x: Double, y: Double) {
            guard let line = pango_layout_get_line_readonly(run.layout, index) else { return }
            cairo_move_to(canvas, x + self.x, y + baseline)
            pango_cairo_show_layout_line(canvas, line)
        }
    }

    private static func points(_ units: Int32) -> Double { Double(units) / Double(PANGO_SCALE) }
}
