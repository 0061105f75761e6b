import Synchronization

/// Draws single characters as bitmaps with FreeType, from the first font that has them. Safe to use from any thread.
///
/// FreeType itself must not be used from two threads at once, so all work is done under one lock; finished glyphs are
/// kept, because a receipt repeats the same few hundred.
public final class GlyphRasteriser: Sendable {
    private struct Key: Hashable {
        var character: Character
        var width: Int
        var height: Int
    }

    private struct State: ~Copyable {
        var faces: FaceList
        var finished: [Key: MonoBitmap] = [:]
    }

    private static let keptGlyphs = 4096
    private let state: Mutex<State>

    /// A rasteriser over `fonts`, asked in this order. Files that are absent or unreadable are left out.
    public init(fonts: [FontFile] = FontFile.debianDefaults) {
        state = Mutex(State(faces: FaceList(fonts: fonts)))
    }

    /// How many of the fonts could be opened. 0 means that no character can be drawn.
    public var openedFonts: Int {
        state.withLock { $0.faces.count }
    }

    /// `character` drawn into a box of `width` × `height` dots, or nil when no font has it.
    ///
    /// The em square is as high as the box. A half-width letter belongs into a box half as wide as high, a Han
    /// character into a square one; what reaches beyond the box is cut off.
    public func bitmap(for character: Character, width: Int, height: Int) -> MonoBitmap? {
        let key = Key(character: character, width: width, height: height)
        return state.withLock { state in
            if let bitmap = state.finished[key] { return bitmap }
            guard let bitmap = state.faces.draw(character, width: width, height: height) else { return nil }
            if state.finished.count >= Self.keptGlyphs { state.finished.removeAll() }
            state.finished[key] = bitmap
            return bitmap
        }
    }
}
