/// What became of one print job. Unknown is a value: it is shown, and people decide about a second copy.
public enum PrintOutcome: Sendable, Hashable, Codable {
    /// The printer reported the end of the job.
    case printed
    /// Provably nothing came out.
    case notPrinted(PrintTrouble)
    /// Some of it may have come out.
    case unknown(PrintTrouble)
}

/// What kept a job from being printed, or from being known to be printed.
public enum PrintTrouble: String, Sendable, Codable, CaseIterable {
    case noPrinter
    case unplugged
    case mute
    case paperOut
    case coverOpen
    case cutterJam
    case overheated
    case mechanical
    /// Another job was still inside.
    case busy
    /// The program or the machine stopped while the job was inside the printer.
    case interrupted
}
