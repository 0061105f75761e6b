/// A face inside a font file on disk.
public struct FontFile: Hashable, Sendable, Codable {
    /// Where the file lies.
    public var path: String
    /// Which face of a font collection, counted from 0; 0 for a file with one face.
    public var faceIndex: Int

    public init(path: String, faceIndex: Int = 0) {
        self.path = path
        self.faceIndex = faceIndex
    }

    /// Faces that Debian's fonts-noto-cjk, fonts-hanazono and fonts-dejavu-core install, in the order they are asked.
    ///
    /// Face 7 of the Noto collection is Noto Sans Mono CJK SC: mainland shapes, and Latin letters of half a Han width.
    /// Hanazono brings the Han characters of the supplementary planes that Noto lacks.
    public static let debianDefaults = [
        FontFile(path: "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", faceIndex: 7),
        FontFile(path: "/usr/share/fonts/truetype/hanazono/HanaMinA.ttf"),
        FontFile(path: "/usr/share/fonts/truetype/hanazono/HanaMinB.ttf"),
        FontFile(path: "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"),
    ]
}
