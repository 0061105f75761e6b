internal import CPangoCairo

/// Takes the bytes that Cairo writes.
final class ByteSink {
    private(set) var bytes: [UInt8] = []

    private static let write: cairo_write_func_t = { closure, data, length in
        guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
        let sink = Unmanaged<ByteSink>.fromOpaque(closure).takeUnretainedValue()
        sink.bytes += UnsafeBufferPointer(start: data, count: Int(length))
        return CAIRO_STATUS_SUCCESS
    }

    /// A surface that writes here. It must be gone before the sink is.
    func pdfSurface(width: Double, height: Double) -> OpaquePointer? {
        cairo_pdf_surface_create_for_stream(
            Self.write, Unmanaged.passUnretained(self).toOpaque(), width, height)
    }

    func writePNG(of surface: OpaquePointer?) -> cairo_status_t {
        cairo_surface_write_to_png_stream(
            surface, Self.write, Unmanaged.passUnretained(self).toOpaque())
    }
}
