public import HallCore

/// What the machine says of itself beside its devices. Unknown is a value.
public struct MachineFacts: Sendable, Equatable {
    /// Free and whole space of the disk that holds the database, in bytes.
    public var freeBytes: Int64?
    public var diskBytes: Int64?
    /// Whether the clock follows a time source; nil where the system does not say.
    public var isClockSynchronised: Bool?
    /// Fonts that are wanted and not installed; nil where nobody has looked.
    public var missingFonts: [String]?
    /// When the program's file was made.
    public var programMade: Timestamp?

    public init(
        freeBytes: Int64? = nil, diskBytes: Int64? = nil, isClockSynchronised: Bool? = nil,
        missingFonts: [String]? = nil, programMade: Timestamp? = nil
    ) {
        self.freeBytes = freeBytes
        self.diskBytes = diskBytes
        self.isClockSynchronised = isClockSynchronised
        self.missingFonts = missingFonts
        self.programMade = programMade
    }

    /// Below this share of the disk somebody should look.
    public static let leastFreePercent: Int64 = 10

    /// Free space in hundredths of the disk.
    public var freePercent: Int64? {
        guard let freeBytes, let diskBytes, diskBytes > 0 else { return nil }
        return freeBytes * 100 / diskBytes
    }
}

/// The maintainers' key, where a terminal has one.
public enum KeySwitch: Sendable, Equatable {
    /// Not fitted.
    case none
    case turned
    case off
}

/// Why the centre cannot be used; a closed list, so that the page has words for each.
public enum LineTrouble: String, Sendable, CaseIterable {
    case unreachable
    case notTheHub
    case busy
    case notEnrolled
    case revoked
    case forked
    case hubFault
}

/// The last time the line to the centre failed.
public struct LineFault: Sendable, Equatable {
    public var trouble: LineTrouble?
    public var at: Timestamp
}
