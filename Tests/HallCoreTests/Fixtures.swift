import Foundation
import HallCore
import PackFiles

/// Places and packs that tests share.
enum Fixtures {
    static let config = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Config").path()

    static let loaded = Result {
        try PackLoader.load(directory: config + "/packs/suizhou", calendars: config + "/calendars")
    }

    static func pack(_ city: String) throws -> LoadedPack {
        try PackLoader.load(directory: config + "/packs/" + city, calendars: config + "/calendars")
    }

    static func suizhou() throws -> LoadedPack { try loaded.get() }

    static func engine() throws -> DeadlineEngine {
        let loaded = try suizhou()
        return DeadlineEngine(calendar: loaded.calendar, hours: loaded.pack.hall)
    }
}

/// A generator that gives the same numbers for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
