import Foundation
import Logging
import TextInput

/// The table of strokes, read once, when its keys are first shown.
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
                let bytes = Array(try Data(contentsOf: URL(filePath: path)))
                return StrokeTable(bytes) { common.contains(String($0)) ? 0 : Self.rank(of: $0) }
            } catch {
                log.warning("the table of strokes cannot be read", metadata: ["file": "\(path)"])
                return nil
            }
        }
        reading = task
        return await task.value
    }

    /// By the levels of GB 2312, then what GBK has besides, then all others.
    private static func rank(of character: Unicode.Scalar) -> Int {
        guard (0x4E00...0x9FA5).contains(character.value) else { return 4 }
        let bytes = String(character).data(using: String.Encoding(rawValue: 0x8000_0632)) ?? Data()
        guard bytes.count == 2, let lead = bytes.first, let trail = bytes.last else { return 4 }
        guard trail >= 0xA1 else { return 3 }
        return (0xB0...0xD7).contains(lead) ? 1 : (0xD8...0xF7).contains(lead) ? 2 : 3
    }
}
