/// The glass the pages are laid out for. All sizes on a page are millimetres on it.
public struct Panel: Sendable, Equatable, Codable {
    /// Diagonal in inches.
    public var diagonal: Double
    /// Pixels across and down.
    public var width: Int
    public var height: Int

    /// The reference panel: 27 inches, portrait, 1080 × 1920.
    public static let reference = Panel(diagonal: 27, width: 1080, height: 1920)

    public init(diagonal: Double, width: Int, height: Int) {
        self.diagonal = diagonal
        self.width = width
        self.height = height
    }

    /// CSS pixels in one millimetre.
    public var pixelsPerMillimetre: Double {
        let pixels = (Double(width * width) + Double(height * height)).squareRoot()
        return pixels / (diagonal * 25.4)
    }

    /// The style sheet that gives pages this panel's millimetre.
    var css: String {
        let thousandths = Int((pixelsPerMillimetre * 1000).rounded())
        return ":root { --mm: \(thousandths / 1000).\(String(thousandths % 1000 + 1000).dropFirst())px; }\n"
    }
}
