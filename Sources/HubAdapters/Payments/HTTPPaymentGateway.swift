public import HallCore

/// ``PaymentGateway`` over HTTP, after the page OutsideSystems.
public struct HTTPPaymentGateway: PaymentGateway {
    private static let paidType = "cn.lianban.payment.paid"
    /// A day's list has no more pages than this; a gateway that says otherwise is going in circles.
    private static let mostPages = 1000

    private let line: OutsideLine
    private let verifier: WebhookVerifier

    /// - Parameter keys: What the gateway signs its callbacks with.
    public init(address: OutsideAddress, connections: OutsideConnections, keys: [WebhookKey]) {
        line = OutsideLine(connections: connections, address: address)
        verifier = WebhookVerifier(keys: keys)
    }

    public func create(_ order: PaymentOrder, title: String, expiresAt: Timestamp) async throws -> PaymentOffer {
        let body = JSONValue.object([
            "order": .string(order.id.text), "amount": .integer(order.amount.count), "currency": .string("CNY"),
            "title": .string(title), "expiresAt": .string(expiresAt.rfc3339),
        ])
        let request = OutsideRequest.post("/orders", key: Self.key(order.id), body: body.canonicalBytes())
        let answer = try await line.ask(request, for: OrderAnswer.self)
        guard answer.order == order.id, answer.amount == order.amount, case .waiting(let offer) = try answer.meaning()
        else { throw OutsideFault.unavailable(.wrongBody("an offer for another order or amount, or none")) }
        return offer
    }

    public func state(of order: UUIDv7) async throws -> GatewayState {
        do {
            return try await ask(.get("/orders/\(order.text)"), about: order)
        } catch OutsideFault.refused(let problem) where problem.code == ProblemCode.unknownOrder {
            return .unknown
        }
    }

    public func cancel(_ order: UUIDv7) async throws -> GatewayState {
        do {
            return try await ask(.post("/orders/\(order.text)/cancellation", body: Array("{}".utf8)), about: order)
        } catch OutsideFault.refused(let problem) where problem.code == ProblemCode.alreadyPaid {
            return try await state(of: order)
        } catch OutsideFault.refused(let problem) where problem.code == ProblemCode.unknownOrder {
            return .unknown
        }
    }

    public func receive(
        headers: [String: String], body: [UInt8], at now: Timestamp
    ) throws -> (webhook: VerifiedWebhook, payment: Payment) {
        let webhook = try verifier.verify(headers: headers, body: body, at: now)
        let event = try CloudEvent(reading: webhook.body)
        guard event.type == Self.paidType else { throw EventRefusal.unknownType(event.type) }
        guard let payment = try? event.data.decode(Payment.self) else {
            throw EventRefusal.dataUnreadable(type: event.type)
        }
        guard event.subject == payment.order.text else { throw EventRefusal.subjectMissing }
        return (webhook, payment)
    }

    public func payments(on day: CivilDate) async throws -> [Payment] {
        var payments: [Payment] = []
        var cursor: String?
        for _ in 0..<Self.mostPages {
            let query = [("date", day.iso)] + (cursor.map { [("cursor", $0)] } ?? [])
            let page = try await line.ask(.get("/payments?" + URLText.form(query)), for: Page.self)
            payments += page.payments
            guard let next = page.next else { return payments }
            cursor = next
        }
        throw OutsideFault.unavailable(.wrongBody("the list of payments has no end"))
    }

    private func ask(_ request: OutsideRequest, about order: UUIDv7) async throws -> GatewayState {
        let answer = try await line.ask(request, for: OrderAnswer.self)
        guard answer.order == order else {
            throw OutsideFault.unavailable(.wrongBody("the answer is about another order"))
        }
        return try answer.meaning()
    }

    private static func key(_ order: UUIDv7) -> IdempotencyKey {
        IdempotencyKey(caseID: order, lane: "payment", step: "create")
    }

    private struct Page: Decodable {
        let payments: [Payment]
        let next: String?
    }
}

/// What the gateway says of an order.
private struct OrderAnswer: Decodable {
    let order: UUIDv7
    let amount: Fen
    let state: String
    let reference: String
    let payURL: String?
    let expiresAt: Timestamp?
    let transaction: String?
    let paidAt: Timestamp?

    func meaning() throws -> GatewayState {
        switch (state, payURL, expiresAt, transaction, paidAt) {
        case ("waiting", let url?, let time?, _, _):
            return .waiting(PaymentOffer(reference: reference, payURL: url, expiresAt: time))
        case ("paid", _, _, let transaction?, let time?):
            return .paid(Payment(order: order, transaction: transaction, amount: amount, paidAt: time))
        case ("closed", _, _, _, _): return .closed
        default: throw OutsideFault.unavailable(.wrongBody("the state of the order cannot be read"))
        }
    }
}
