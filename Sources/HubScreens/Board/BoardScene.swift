import HallCore
import HubService
import HubStore

/// What the supervisor's page is made from.
struct BoardScene {
    var visitor: Visitor
    var pack: PolicyPack
    var calendar: WorkCalendar
    var board: Board
    /// The month looked at, `2026-11`; all of the board if nil.
    var month: String?
    /// What is overdue now, the most pressing first.
    var overdue: [QueuedTask]
    /// The pack of a case, for the list.
    var packOf: @Sendable (CaseRecord) -> PolicyPack?
    /// Links to other divisions the person may look at.
    var divisions: [DivisionTab] = []

    var now: Timestamp { board.asOf }
}

/// How many limits came out how.
struct LimitFigure: Hashable {
    var kept = 0
    var late = 0
    var breached = 0
    /// Still running and not late.
    var open = 0
    /// Working minutes that those used which ended.
    var usedMinutes = 0

    init(_ counts: [LimitCount]) {
        for count in counts {
            switch count.outcome {
            case .kept: kept += count.count
            case .late: late += count.count
            case .breached: breached += count.count
            case .open: open += count.count
            case .unlimited: continue
            }
            if count.outcome != .open { usedMinutes += count.usedMinutes }
        }
    }

    /// Those that came to an end, or are late already.
    var ended: Int { kept + late + breached }

    /// Whole per cent kept of ``ended``; nil when there is none.
    var keptPercent: Int? { ended > 0 ? kept * 100 / ended : nil }
}
