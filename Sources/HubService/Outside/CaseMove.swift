import HallCore
import HubStore

/// One step of a case, as the systems outside are told of it.
struct CaseMove {
    var old: CaseProcess
    var new: CaseProcess
    var standing: CaseStanding
    /// Lanes that moved with it.
    var moves: [CaseStep.LaneMove]
    var record: CaseRecord
    var pack: PolicyPack
    var engine: CaseEngine
    /// The case's version after it.
    var version: Int
    var at: Timestamp
}
