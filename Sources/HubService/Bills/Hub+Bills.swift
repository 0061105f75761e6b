public import HallCore
public import HubAdapters
import HubMessages
import HubStore
import Logging

/// How a callback of the gateway was answered.
public enum PaymentReport: Sendable, Hashable {
    case taken
    case notBelieved
    case unreadable(EventRefusal)
    case unknownOrder
    /// This hub takes no payments.
    case notServed
}

/// What a day's comparison with the gateway came to.
public struct PaymentDay: Sendable, Hashable {
    public var day: CivilDate
    /// Payments whose callback had been lost; they are taken in now.
    public var caughtUp: [Payment]
    /// What a person has to look at.
    public var open: [PaymentReconciliation.Difference]
}

extension Hub {
    /// What kiosks may ask for.
    var billOffer: BillOffer { billing?.offer ?? .none }

    func answerBills(_ question: BillQuestion, from kiosk: KnownKiosk) async throws -> BillAnswer {
        guard let billing else { return .unavailable }
        let guesses = GuessGuard(store: store, keys: keys, now: surroundings.now)
        return try await BillDesk(billing: billing, guesses: guesses, log: log).answer(question, from: kiosk)
    }

    func answerPayment(_ question: BillPaymentQuestion, from kiosk: KnownKiosk) async throws -> PaymentStanding {
        guard let paymentDesk else { return .refused(.offline) }
        return try await paymentDesk.answer(question, from: kiosk)
    }

    /// Believes, reads and works on what the gateway sent.
    /// - Parameter headers: names in lower case.
    public func receivePayment(headers: [String: String], body: [UInt8]) async throws -> PaymentReport {
        guard let paymentDesk else { return .notServed }
        do {
            let payment = try paymentDesk.gateway.receive(headers: headers, body: body, at: surroundings.now()).payment
            return try await paymentDesk.take(payment, ofOrder: payment.order) == nil ? .unknownOrder : .taken
        } catch let refusal as EventRefusal {
            return .unreadable(refusal)
        } catch let refusal as WebhookRefusal {
            log.warning("a payment is not believed: \(refusal)")
            return .notBelieved
        }
    }

    /// Looks after orders whose time is over or whose offer was lost.
    public func sweepPayments() async throws {
        try await paymentDesk?.sweep()
    }

    /// Compares a day with the gateway's list and takes in what was missed. May be done again at any time.
    /// - Throws: ``OutsideFault`` when the list cannot be had; nil where no payments are taken.
    public func reconcilePayments(on day: CivilDate) async throws -> PaymentDay? {
        guard let paymentDesk else { return nil }
        let ours = try await store.payments(on: day).map(\.payment)
        let differences = PaymentReconciliation.differences(
            ours: ours, theirs: try await paymentDesk.gateway.payments(on: day))
        var result = PaymentDay(day: day, caughtUp: [], open: [])
        for difference in differences {
            if case .missingHere(let payment) = difference,
                try await paymentDesk.take(payment, ofOrder: payment.order) != nil
            {
                result.caughtUp.append(payment)
            } else {
                result.open.append(difference)
            }
        }
        log.notice(
            "payments compared",
            metadata: [
                "day": "\(day.iso)", "caught up": "\(result.caughtUp.count)", "open": "\(result.open.count)",
            ])
        return result
    }

    private var paymentDesk: PaymentDesk? {
        guard let billing, let gateway = billing.gateway else { return nil }
        return PaymentDesk(billing: billing, gateway: gateway, store: store, surroundings: surroundings, log: log)
    }
}
