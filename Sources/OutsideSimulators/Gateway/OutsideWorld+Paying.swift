import HallCore

extension OutsideWorld {
    /// Somebody pays an order, and the hub is told.
    /// - Returns: Whether money moved.
    func pay(_ order: String, fen: Int? = nil, late: Bool = false) async -> Bool {
        let (now, system) = (now, OutsideSystem.gateway)
        let delivery: String? = change { state in
            guard let payment = state.gateway.pay(order, fen: fen, late: late, at: now),
                let order = state.gateway.order(order), let path = system.hubPath,
                case .object(let data) = order.json(payment)
            else { return nil }
            let event = Self.event(
                id: "payment-\(payment.transaction)", source: "urn:hubsim:gateway", type: "cn.lianban.payment.paid",
                subject: order.order, at: now, data: data)
            state.deliveries.append(Self.delivery("payment-\(payment.transaction)", system, path, event))
            return "payment-\(payment.transaction)"
        }
        guard let delivery else { return false }
        await deliver(delivery)
        return true
    }
}
