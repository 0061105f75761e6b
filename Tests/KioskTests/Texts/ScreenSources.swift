import Foundation

/// The files the screens are made of, as text, to find where words stand.
enum ScreenSources {
    private static let folder = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Sources/KioskScreens").path

    /// Text without comments by path.
    static func files(_ ending: String) -> [String: String] {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return names.filter { $0.hasSuffix(ending) }.reduce(into: [:]) { files, name in
            let text = (try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)) ?? ""
            files[name] = text.split(separator: "\n", omittingEmptySubsequences: false).map(withoutComment)
                .joined(separator: "\n")
        }
    }

    private static func withoutComment(_ line: Substring) -> String {
        guard let comment = line.firstRange(of: #/(^|\s)\/\/.*/#) else { return String(line) }
        return String(line[..<comment.lowerBound])
    }

    /// Every key that a template marks or the code names; one that ends with a point is the beginning of several.
    static var keys: Set<String> {
        let marked = files(".mustache").values.flatMap { $0.matches(of: #/\[\[([^\]]*)\]\]/#).map { String($0.1) } }
        let said = files(".swift").values.flatMap { $0.matches(of: #/"([a-z]+(?:\.[a-z]+)*\.?)(?:"|\\\()/#) }
        return Set(marked).union(said.map { String($0.1) })
    }
}
