/// The glass the pages are laid out for. All sizes on a page are millimetres on it.
public struct Panel: Sendable, Equatable {
    /// Diagonal in inches.
    public var diagonal: Double
    /// Pixels across and down.
    public var width: Int
    public var height: Int
    /// How high the lower edge of the picture hangs above the floor, in millimetres.
    public var bottomEdgeMillimetres = Panel.usualBottomEdge

    /// Where halls hang it, in millimetres above the floor.
    public static let usualBottomEdge = 800
    /// What somebody in a wheelchair reaches, in millimetres above the floor. Rule 14 of the screen rules.
    public static let reach = 380...1220
    /// What a page needs within reach, in millimetres: the bar, the switches, and room for a question.
    public static let leastReachable = 300

    /// The reference panel: 27 inches, portrait, 1080 × 1920.
    public static let reference = Panel(diagonal: 27, width: 1080, height: 1920)

    public init(
        diagonal: Double, width: Int, height: Int, bottomEdgeMillimetres: Int = Panel.usualBottomEdge
    ) {
        self.diagonal = diagonal
        self.width = width
        self.height = height
        self.bottomEdgeMillimetres = bottomEdgeMillimetres
    }

    /// Whether there is such glass: 10 to 100 inches, 300 to 10 000 pixels each way. No page can be laid out for other.
    public var isPlausible: Bool {
        (10...100).contains(diagonal) && (300...10_000).contains(width) && (300...10_000).contains(height)
    }

    /// Whether it hangs so that everybody can reach what a page needs them to touch.
    public var isWithinReach: Bool {
        bottomEdgeMillimetres >= Self.reach.lowerBound
            && Self.reach.upperBound - bottomEdgeMillimetres >= Self.leastReachable
    }

    /// The highest place, in pixels from the top, that is within everybody's reach.
    public var reachTop: Int {
        let reachable = Double(Self.reach.upperBound - bottomEdgeMillimetres) * pixelsPerMillimetre
        return max(0, height - Int(reachable))
    }

    /// CSS pixels in one millimetre.
    public var pixelsPerMillimetre: Double {
        let (across, down) = (Double(width), Double(height))
        return (across * across + down * down).squareRoot() / (diagonal * 25.4)
    }

    /// The style sheet that gives pages this panel's millimetre.
    var css: String {
        let thousandths = Int((pixelsPerMillimetre * 1000).rounded())
        let millimetre = "\(thousandths / 1000).\(String(thousandths % 1000 + 1000).dropFirst())px"
        return ":root { --mm: \(millimetre); --reach-top: \(reachTop)px; }\n"
    }
}

extension Panel: Codable {
    private enum CodingKeys: String, CodingKey { case diagonal, width, height, bottomEdgeMillimetres }

    /// Reads `{diagonal, width, height, bottomEdgeMillimetres}`, of which the last may be left out. The diagonal may be a text, since our JSON has no fractions.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            diagonal: try Self.diagonal(container), width: try container.decode(Int.self, forKey: .width),
            height: try container.decode(Int.self, forKey: .height),
            bottomEdgeMillimetres: try container.decodeIfPresent(Int.self, forKey: .bottomEdgeMillimetres)
                ?? Self.usualBottomEdge)
    }

    /// Writes the diagonal as a text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode("\(diagonal)", forKey: .diagonal)
        try container.encode(width, forKey: .width)
        try container.encode(height, forKey: .height)
        try container.encode(bottomEdgeMillimetres, forKey: .bottomEdgeMillimetres)
    }

    private static func diagonal(_ container: KeyedDecodingContainer<CodingKeys>) throws -> Double {
        guard let text = try? container.decode(String.self, forKey: .diagonal) else {
            return try container.decode(Double.self, forKey: .diagonal)
        }
        guard let inches = Double(text) else {
            throw DecodingError.dataCorruptedError(
                forKey: .diagonal, in: container, debugDescription: "expected inches such as 27 or 21.5")
        }
        return inches
    }
}
