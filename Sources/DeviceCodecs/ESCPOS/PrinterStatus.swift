/// What a printer says of itself in its answers to DLE EOT 1-4.
///
/// | bit | 1 printer | 2 cause | 3 error | 4 paper |
/// | --- | --- | --- | --- | --- |
/// | 2 | drawer pin | cover open | recoverable | near end |
/// | 3 | offline | fed by button | cutter | near end |
/// | 5 | waits for recovery | stopped at paper end | unrecoverable | out |
/// | 6 | feed button | some error | passes by itself | out |
public struct PrinterStatus: Hashable, Sendable {
    /// Answers so far, by query.
    public private(set) var answers: [PrinterStatusQuery: UInt8] = [:]

    public init() {}

    /// Notes an answer; a later one to the same query replaces it.
    public mutating func record(_ answer: UInt8, to query: PrinterStatusQuery) {
        answers[query] = answer
    }

    /// Whether the printer says it is offline; nil when it was not asked or did not answer.
    public var isOffline: Bool? { answers[.printer].map { $0 & 0x08 != 0 } }

    /// Whether the near-end sensor sees little paper. Models without one never say so.
    public var isPaperLow: Bool { has(0x0C, in: .paper) && !isPaperOut }

    /// What keeps the printer from printing, the cause a person should mend first; nil when it said of nothing.
    ///
    /// An open cover comes first since the paper sensor cannot be trusted while it is open.
    public var problem: PrinterProblem? {
        if has(0x04, in: .offlineCause) { return .coverOpen }
        if isPaperOut { return .paperOut }
        if has(0x08, in: .error) { return .cutterJam }
        if has(0x20, in: .error) { return .unrecoverable }
        if has(0x40, in: .error) { return .overheated }
        return isOffline == true ? .offline : nil
    }

    private var isPaperOut: Bool { has(0x60, in: .paper) || has(0x20, in: .offlineCause) }

    private func has(_ bits: UInt8, in query: PrinterStatusQuery) -> Bool {
        answers[query].map { $0 & bits != 0 } ?? false
    }
}

/// What keeps a printer from printing.
public enum PrinterProblem: Hashable, Sendable {
    case coverOpen
    case paperOut
    case cutterJam
    /// Passes by itself: the head is too hot.
    case overheated
    case unrecoverable
    /// Offline without a cause it would name.
    case offline
}
