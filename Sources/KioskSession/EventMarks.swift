/// How much has happened at the devices since the program started, for pages that may have missed an event.
public struct EventMarks: Sendable, Equatable {
    /// One word a run of the program; counts of different runs say nothing about one another.
    public let run: String
    /// Cards that were read for somebody.
    public internal(set) var card = 0
    /// Receipts' codes that showed a case.
    public internal(set) var scan = 0
}
