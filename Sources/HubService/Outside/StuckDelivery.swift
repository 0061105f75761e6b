public import HallCore
import HubAdapters
import HubStore

/// A message that did not reach an outside system, as supervisors see it.
public struct StuckDelivery: Sendable, Hashable {
    /// Minutes after which a message that is still tried is shown.
    static let patience = 60
    /// Most on a board.
    static let most = 100
    /// Who is told, once for each message.
    static let rungParties: [Party] = [.window, .supervisor]

    /// Absent for what tells of no case, such as a payment.
    public var caseID: UUIDv7?
    public var number: String?
    /// The name under which messages wait: `utility:water`.
    public var system: String
    public var state: LaneDelivery.State
    /// Tries begun.
    public var tries: Int
    public var since: Timestamp
}

extension Hub {
    /// What did not reach an outside system, the oldest first.
    func stuckDeliveries(division: String) async throws -> [StuckDelivery] {
        let before = surroundings.now().adding(minutes: -StuckDelivery.patience)
        return try await store.stuckMessages(division: division, before: before, limit: StuckDelivery.most).map {
            let task = try SendTask($0.message)
            return StuckDelivery(
                caseID: task.caseID, number: $0.number, system: task.system, state: LaneDelivery.State(task),
                tries: task.history.attempt, since: task.createdAt)
        }
    }
}

extension SendNotice {
    /// When a person has to be told, because nothing is sent any more or nothing has got there for a day; nil when nobody
    /// has to. A subscriber may refuse what it likes.
    func ringsAt(_ task: SendTask) -> Timestamp? {
        switch self {
        case .needsAttention: task.history.settledAt
        case .overdue(let since): since
        case .refused: task.system.hasPrefix(Subscription.systemPrefix) ? nil : task.history.settledAt
        case .acknowledged, .willTryAgain: nil
        }
    }
}
