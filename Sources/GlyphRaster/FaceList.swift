import CFreeType

/// The opened faces of a rasteriser and the FreeType library they belong to. Not safe to share between threads.
struct FaceList: ~Copyable {
    private var library: FT_Library?
    private var faces: [FT_Face] = []

    /// Opens what can be opened of `fonts`, in their order.
    init(fonts: [FontFile]) {
        guard FT_Init_FreeType(&library) == 0 else { return }
        for font in fonts {
            var face: FT_Face?
            if FT_New_Face(library, font.path, FT_Long(font.faceIndex), &face) == 0, let face { faces.append(face) }
        }
    }

    deinit {
        for face in faces { FT_Done_Face(face) }
        if let library { FT_Done_FreeType(library) }
    }

    var count: Int { faces.count }

    /// `character` in a box, from the first face that has it.
    ///
    /// - Parameter margin: blank dots added on every side, to see what the box alone would cut off.
    func draw(_ character: Character, width: Int, height: Int, margin: Int = 0) -> MonoBitmap? {
        guard width > 0, height > 0 else { return nil }
        for face in faces {
            if let glyph = glyphIndex(of: character, in: face) {
                return render(glyph, of: face, in: GlyphBox(width: width, height: height), margin: margin)
            }
        }
        return nil
    }

    /// The face's glyph for the first scalar, in the shape a variation selector after it asks for where the face has it.
    private func glyphIndex(of character: Character, in face: FT_Face) -> FT_UInt? {
        let scalars = character.unicodeScalars
        guard let base = scalars.first else { return nil }
        if let selector = scalars.dropFirst().first {
            let variant = FT_Face_GetCharVariantIndex(face, FT_ULong(base.value), FT_ULong(selector.value))
            if variant != 0 { return variant }
        }
        let plain = FT_Get_Char_Index(face, FT_ULong(base.value))
        return plain == 0 ? nil : plain
    }

    private func render(_ glyph: FT_UInt, of face: FT_Face, in box: GlyphBox, margin: Int) -> MonoBitmap? {
        guard FT_Set_Pixel_Sizes(face, 0, FT_UInt(box.height)) == 0 else { return nil }
        // FT_LOAD_TARGET_MONO is a macro with an argument, which Swift cannot import.
        let monochrome = FT_Int32(FT_RENDER_MODE_MONO.rawValue) << 16
        guard FT_Load_Glyph(face, glyph, monochrome | FT_Int32(FT_LOAD_RENDER)) == 0 else { return nil }
        guard let slot = face.pointee.glyph?.pointee else { return nil }
        let ink = GlyphBox.Ink(
            left: Int(slot.bitmap_left), rise: Int(slot.bitmap_top), width: Int(slot.bitmap.width),
            height: Int(slot.bitmap.rows), advance: Int(slot.advance.x >> 6))
        let line = GlyphBox.LineMetrics(ascender: Int(face.pointee.ascender), descender: Int(face.pointee.descender))
        let origin = box.origin(of: ink, on: line)
        return copy(
            slot.bitmap, left: origin.left + margin, top: origin.top + margin,
            into: MonoBitmap(width: box.width + 2 * margin, height: box.height + 2 * margin))
    }

    private func copy(_ source: FT_Bitmap, left: Int, top: Int, into target: consuming MonoBitmap) -> MonoBitmap {
        guard let buffer = source.buffer else { return target }
        for row in 0..<Int(source.rows) {
            for column in 0..<Int(source.width) {
                let byte = buffer[row * Int(source.pitch) + column / 8]
                if byte & (0x80 >> UInt8(column % 8)) != 0 { target[left + column, top + row] = true }
            }
        }
        return target
    }
}
