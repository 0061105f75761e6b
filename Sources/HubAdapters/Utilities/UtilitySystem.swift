public import HallCore

/// A utility's own system: takes tasks, reports what becomes of them.
public protocol UtilitySystem: SendTarget {
    /// Reads a status report that came to us.
    /// - Parameter headers: Names in lower case.
    /// - Throws: ``WebhookRefusal`` when it is not believed, ``EventRefusal`` when it cannot be understood.
    func receive(
        headers: [String: String], body: [UInt8], at now: Timestamp
    ) throws -> (webhook: VerifiedWebhook, event: UtilityEvent)

    /// Reads a question for a paper that came to us, signed as reports are.
    /// - Parameter headers: Names in lower case.
    /// - Throws: ``WebhookRefusal`` when it is not believed, ``EventRefusal`` when it cannot be understood.
    func question(headers: [String: String], body: [UInt8], at now: Timestamp) throws -> DocumentQuestion

    /// Events of a task after a number, in order: what we missed while we were away.
    /// - Throws: ``OutsideFault``, ``EventRefusal``.
    func events(ofTask key: IdempotencyKey, after sequence: Int64) async throws -> [UtilityEvent]
}
