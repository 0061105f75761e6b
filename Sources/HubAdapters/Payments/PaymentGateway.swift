public import HallCore

/// Where an order stands at the gateway.
public enum GatewayState: Sendable, Hashable {
    case waiting(PaymentOffer)
    case paid(Payment)
    /// Ended unpaid.
    case closed
    /// The gateway has never heard of it.
    case unknown
}

/// Takes money by a QR code that a phone reads.
public protocol PaymentGateway: Sendable {
    /// Makes the order, or gives the same offer again: the order's id is the key.
    /// - Throws: ``OutsideFault``. After a lost answer ask ``state(of:)``.
    func create(_ order: PaymentOrder, title: String, expiresAt: Timestamp) async throws -> PaymentOffer

    /// - Throws: ``OutsideFault``.
    func state(of order: UUIDv7) async throws -> GatewayState

    /// Closes an order so that nobody can pay it any more.
    /// - Returns: ``GatewayState/closed``, or ``GatewayState/paid(_:)`` when the money was faster.
    /// - Throws: ``OutsideFault``.
    func cancel(_ order: UUIDv7) async throws -> GatewayState

    /// Reads a callback.
    /// - Throws: ``WebhookRefusal``, ``EventRefusal``.
    func receive(
        headers: [String: String], body: [UInt8], at now: Timestamp
    ) throws -> (webhook: VerifiedWebhook, payment: Payment)

    /// All payments of a day, by the gateway's list.
    /// - Throws: ``OutsideFault``.
    func payments(on day: CivilDate) async throws -> [Payment]
}
