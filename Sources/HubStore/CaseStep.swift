public import HallCore
public import HubMessages

/// What one order makes of a case, to be kept in one transaction.
public struct CaseStep: Sendable {
    /// A lane that moved, and what its kiosk is told.
    public struct LaneMove: Sendable {
        public var lane: Lane
        public var change: LaneChange
        public var item: FeedItem

        /// Gathers its parts.
        public init(lane: Lane, change: LaneChange, item: FeedItem) {
            self.lane = lane
            self.change = change
            self.item = item
        }
    }

    public var process: CaseProcess
    /// In order; none when only the clocks went on.
    public var entries: [CaseEntry]
    public var standing: CaseStanding
    public var moves: [LaneMove]
    public var messages: [OutgoingMessage]
    /// Pages that came with it.
    public var attachments: [StoredAttachment] = []
    /// What its terminal is told besides the moves of lanes.
    public var notices: [FeedItem]
    public var at: Timestamp

    /// Gathers its parts.
    public init(
        process: CaseProcess, entries: [CaseEntry], standing: CaseStanding, moves: [LaneMove],
        messages: [OutgoingMessage] = [], notices: [FeedItem] = [], at: Timestamp
    ) {
        self.process = process
        self.entries = entries
        self.standing = standing
        self.moves = moves
        self.messages = messages
        self.notices = notices
        self.at = at
    }
}
