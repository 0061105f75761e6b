public import HallCore

/// Where messages wait to be sent. Several processes may work on one.
public protocol SendTaskStore: Sendable {
    /// Takes what is due for a system, at most so many, the longest due first, and calls ``SendTask/begin(at:lease:)`` on
    /// each, all in one transaction, so that no two callers get the same one at the same time.
    ///
    /// A message is passed over while an earlier one of its lane key to the same system is neither acknowledged nor
    /// refused.
    func claim(system: String, limit: Int, at now: Timestamp, lease: Duration) async throws -> [SendTask]

    /// Writes what a try came to, together with what follows from it for the case, in one transaction.
    ///
    /// - Returns: False, and nothing is written, when the stored try is no longer this one: the lease had run out and
    ///   somebody else has taken it.
    func settle(_ task: SendTask, notices: [SendNotice]) async throws -> Bool

    /// When the next message to the system is due, or its present sender's lease ends; nil when none waits.
    func nextDue(system: String) async throws -> Timestamp?
}
