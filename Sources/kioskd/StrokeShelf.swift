import Foundation
import Logging
import TextInput

/// The table of strokes, read once, when it is first asked for.
actor StrokeShelf {
    private let path: String
    private let common: Set<String>
    private let log: Logger
    private var reading: Task<StrokeTable?, Never>?

    /// - Parameter common: Characters of this hall's words: they come before all others.
    init(path: String, common: Set<String>, log: Logger) {
        (self.path, self.common, self.log) = (path, common, log)
    }

    func table() async -> StrokeTable? {
        if let reading { return await reading.value }
        let (path, common, log) = (path, common, log)
        let task = Task.detached { () -> StrokeTable? in
            do {
                let text = try String(contentsOfFile: path, encoding: .utf8)
                return StrokeTable(text) { common.contains($0) ? 0 : Self.rank(of: $0) }
            } catch {
                log.warning("the table of strokes cannot be read", metadata: ["file": "\(path)"])
                return nil
            }
        }
        reading = task
        return await task.value
    }

    /// By the levels of GB 2312, then what GBK has besides, then all others.
    private static func rank(of character: String) -> UInt8 {
        let bytes = character.data(using: String.Encoding(rawValue: 0x8000_0632)) ?? Data()
        guard bytes.count == 2, let lead = bytes.first, let trail = bytes.last else { return 4 }
        guard trail >= 0xA1 else { return 3 }
        return (0xB0...0xD7).contains(lead) ? 1 : (0xD8...0xF7).contains(lead) ? 2 : 3
    }
}
