public import HallCore

/// One line of the terminal's maintenance log: who did what when, and what came of it. Nothing of a resident is ever in it.
public struct MaintenanceEntry: Sendable, Equatable {
    /// What was done. A closed list, so that every page and tool has words for each.
    public enum Act: String, Sendable, CaseIterable {
        case entered
        /// A number and a PIN that do not belong together, or one too many of them.
        case refused
        case left
        case cardTest
        case printTest
        case scannerTest
        case soundTest
        case touchTest
        case paperReplaced
        case sentNow
        case reportPrinted
        case reportShown
        case panelChanged
        case volumeChanged
        case pinChanged
        case closed
        case opened
    }

    /// What came of it.
    public enum Result: String, Sendable, CaseIterable {
        case done
        case failed
        /// Nobody can say, as with a page that may be on paper.
        case unknown
    }

    /// Order in the log; 0 until it is stored.
    public var sequence: Int64 = 0
    public var at: Timestamp
    /// The maintainer's work number; nil when nobody known tried to come in.
    public var who: String?
    public var act: Act
    public var result: Result
    /// One word of a closed vocabulary: a fault's name, the reason of an end.
    public var reason: String?
    /// Milliseconds of a card or print test, points that were hit of a touch test, the new value of a setting.
    public var figure: Int64?

    public init(
        at: Timestamp, who: String?, act: Act, result: Result = .done, reason: String? = nil, figure: Int64? = nil
    ) {
        self.at = at
        self.who = who
        self.act = act
        self.result = result
        self.reason = reason
        self.figure = figure
    }
}
