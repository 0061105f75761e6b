import Foundation
import GlyphRaster
import HallCore
import KioskSession

extension MachineFacts {
    /// Asks the system now. What it does not say stays unknown.
    init(stateFolder: String) {
        let files = FileManager.default
        let disk = try? files.attributesOfFileSystem(forPath: stateFolder)
        self.init(
            freeBytes: (disk?[.systemFreeSize] as? NSNumber)?.int64Value,
            diskBytes: (disk?[.systemSize] as? NSNumber)?.int64Value,
            isClockSynchronised: Self.isClockSynchronised, missingFonts: Self.missingFonts,
            programMade: Self.programMade)
    }

    /// What systemd-timesyncd says: it makes this file once the clock was set by a time source. Without it nobody knows.
    private static var isClockSynchronised: Bool? {
        let folder = "/run/systemd/timesync"
        guard FileManager.default.fileExists(atPath: folder) else { return nil }
        return FileManager.default.fileExists(atPath: folder + "/synchronized")
    }

    /// The fonts that Chinese is drawn with, without the one for Latin letters.
    private static var missingFonts: [String] {
        FontFile.debianDefaults.dropLast().map(\.path).filter { !FileManager.default.isReadableFile(atPath: $0) }
            .map { URL(filePath: $0).lastPathComponent }
    }

    private static var programMade: Timestamp? {
        let own = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let made = try? FileManager.default.attributesOfItem(atPath: own)[.modificationDate] as? Date
        return made.map { Timestamp(milliseconds: Int64($0.timeIntervalSince1970 * 1000)) }
    }
}
