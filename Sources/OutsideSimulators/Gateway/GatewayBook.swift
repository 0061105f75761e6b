import HallCore

/// Money that arrived for an order.
struct GatewayPayment: Codable, Sendable {
    var transaction: String
    var fen: Int
    var paidAt: Timestamp
}

/// An order at the gateway.
struct GatewayOrder: Codable, Sendable {
    var order: String
    var reference: String
    var fen: Int
    var title: String
    var payURL: String
    var expiresAt: Timestamp
    var isClosed = false
    var payments: [GatewayPayment] = []
    /// How often it was asked for.
    var received = 1

    func state(at now: Timestamp) -> String {
        if !payments.isEmpty { return "paid" }
        return isClosed || expiresAt <= now ? "closed" : "waiting"
    }

    func json(at now: Timestamp) -> JSONValue {
        var members: [String: JSONValue] = [
            "order": .string(order), "reference": .string(reference), "amount": .integer(Int64(fen)),
            "state": .string(state(at: now)), "payURL": .string(payURL), "expiresAt": .string(expiresAt.rfc3339),
            "received": .integer(Int64(received)),
        ]
        if let payment = payments.first {
            members["transaction"] = .string(payment.transaction)
            members["paidAt"] = .string(payment.paidAt.rfc3339)
            members["amount"] = .integer(Int64(payment.fen))
        }
        return .object(members)
    }

    /// What the hub is told of a payment.
    func json(_ payment: GatewayPayment) -> JSONValue {
        .object([
            "order": .string(order), "transaction": .string(payment.transaction),
            "amount": .integer(Int64(payment.fen)), "paidAt": .string(payment.paidAt.rfc3339),
        ])
    }
}

/// The gateway's books.
struct GatewayBook: Codable, Sendable {
    private(set) var orders: [GatewayOrder] = []

    func order(_ number: String) -> GatewayOrder? { orders.first { $0.order == number } }

    /// Keeps an order, or counts that it was asked for again; nil when it differs from what is kept.
    mutating func create(_ order: GatewayOrder) -> GatewayOrder? {
        guard let index = orders.firstIndex(where: { $0.order == order.order }) else {
            var order = order
            order.reference = "G-\(orders.count + 1)"
            orders.append(order)
            return order
        }
        orders[index].received += 1
        return orders[index].fen == order.fen ? orders[index] : nil
    }

    mutating func close(_ number: String) {
        guard let index = orders.firstIndex(where: { $0.order == number }) else { return }
        orders[index].isClosed = true
    }

    /// Money arrives.
    /// - Parameter late: Even when the order is closed or paid already: two phones, or a slow bank.
    mutating func pay(_ number: String, fen: Int?, late: Bool, at now: Timestamp) -> GatewayPayment? {
        guard let index = orders.firstIndex(where: { $0.order == number }),
            late || orders[index].state(at: now) == "waiting"
        else { return nil }
        let count = orders.map(\.payments.count).reduce(0, +) + 1
        let payment = GatewayPayment(transaction: "T-\(count)", fen: fen ?? orders[index].fen, paidAt: now)
        orders[index].payments.append(payment)
        return payment
    }

    /// Payments of a day, in the order they came.
    func payments(on day: CivilDate) -> [JSONValue] {
        orders.flatMap { order in order.payments.filter { $0.paidAt.date == day }.map { order.json($0) } }
    }
}
