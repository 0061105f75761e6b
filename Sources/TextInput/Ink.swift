/// What a finger drew on the pad.
public struct Ink: Sendable, Hashable {
    /// More than a person draws on one pad.
    public static let mostPoints = 4000
    private static let mostUnits = 20_000

    /// A place on the pad, from its upper left corner, in the unit of the page that drew it.
    public struct Point: Sendable, Hashable {
        public var x: Int
        public var y: Int
    }

    public let strokes: [[Point]]
    /// Of the pad, in the same unit.
    public let height: Int

    /// Reads strokes as the page sends them: points `x,y` apart by blanks, strokes apart by `;`. Nil when it is none, or
    /// too many.
    public init?(_ text: String, height: Int) {
        guard (1...Self.mostUnits).contains(height), text.utf8.count <= Self.mostPoints * 12 else { return nil }
        var strokes: [[Point]] = []
        for part in text.split(separator: ";") {
            let points = part.split(separator: " ").map(Self.point)
            guard points.allSatisfy({ $0 != nil }) else { return nil }
            strokes.append(points.compactMap(\.self))
        }
        strokes.removeAll(where: \.isEmpty)
        guard (1...Self.mostPoints).contains(strokes.reduce(0) { $0 + $1.count }) else { return nil }
        (self.strokes, self.height) = (strokes, height)
    }

    private static func point(_ text: Substring) -> Point? {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        guard parts.count == 2, let x = parts[0], let y = parts[1] else { return nil }
        guard (-mostUnits...mostUnits).contains(x), (-mostUnits...mostUnits).contains(y) else { return nil }
        return Point(x: x, y: y)
    }

    /// The strokes as they are sent.
    public var text: String {
        strokes.map { $0.map { "\($0.x),\($0.y)" }.joined(separator: " ") }.joined(separator: ";")
    }

    /// Whether it is wider than people write a single character.
    var isWide: Bool {
        let points = strokes.joined()
        let across = points.map(\.x), down = points.map(\.y)
        guard let left = across.min(), let right = across.max(), let top = down.min(), let foot = down.max() else {
            return false
        }
        // Flat writing, such as 一, is as tall as the room it was given.
        return 2 * (right - left) > 3 * max(foot - top, height / 3)
    }
}
