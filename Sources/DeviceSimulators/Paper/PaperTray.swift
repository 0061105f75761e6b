internal import Foundation

/// The folder into which cut paper falls: `paper-0001.png` with its text in `paper-0001.txt`, and so on.
struct PaperTray: Sendable {
    let directory: String
    /// How many pieces lie in the folder.
    private(set) var count: Int

    /// Goes on counting behind what lies there already.
    init(directory: String) throws {
        self.directory = directory
        let names = try FileManager.default.contentsOfDirectory(atPath: directory)
        count = names.compactMap(Self.number).max() ?? 0
    }

    /// The newest picture; nil when there is none.
    var last: String? { count == 0 ? nil : path(count, "png") }

    /// Writes a piece. The picture appears last and whole, so whoever sees it finds the text too.
    mutating func add(_ strip: PaperStrip) throws {
        let number = count + 1
        let text = strip.lines.map { $0 + "\n" }.joined()
        try text.write(toFile: path(number, "txt"), atomically: true, encoding: .utf8)
        let fresh = path(number, "new")
        try PaperPicture(strip).write(toPNG: fresh)
        try FileManager.default.moveItem(atPath: fresh, toPath: path(number, "png"))
        count = number
    }

    private func path(_ number: Int, _ kind: String) -> String {
        let digits = String(number)
        let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
        return "\(directory)/paper-\(padded).\(kind)"
    }

    private static func number(of name: String) -> Int? {
        guard name.hasPrefix("paper-"), name.hasSuffix(".png") else { return nil }
        return Int(name.dropFirst(6).dropLast(4))
    }
}
