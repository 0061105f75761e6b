import HallCore

extension OutsideWorld {
    /// Sends a report or callback for the first time, twice or forged where that is the fault.
    @discardableResult
    func deliver(_ id: String) async -> Int? {
        let fault = change { state in
            state.deliveries.first { $0.id == id }.flatMap { OutsideSystem(name: $0.system) }
                .flatMap { state.callbackFault(of: $0) }
        }
        let status = await send(id, forged: fault == .forgedSignature)
        return fault == .duplicateCallbacks ? await send(id, forged: false) : status
    }

    /// Sends the very same bytes and headers as the last time.
    func replay(_ id: String) async -> Int? {
        guard let hub, let delivery = delivery(id) else { return nil }
        let status = await sender.post(delivery, headers: delivery.headers, to: hub)
        note(id, status: status, headers: delivery.headers)
        return status
    }

    /// Sends again what the hub has not taken.
    func deliverWaiting() async {
        for id in read({ $0.deliveries.filter { !$0.isDelivered }.map(\.id) }) {
            _ = await send(id, forged: false)
        }
    }

    private func send(_ id: String, forged: Bool) async -> Int? {
        guard let hub, let delivery = delivery(id) else { return nil }
        let headers = sender.headers(for: delivery, at: now, forged: forged)
        let status = await sender.post(delivery, headers: headers, to: hub)
        note(id, status: status, headers: headers)
        return status
    }

    private func delivery(_ id: String) -> Delivery? {
        read { $0.deliveries.first { $0.id == id } }
    }

    private func note(_ id: String, status: Int?, headers: [String: String]) {
        change { state in
            guard let index = state.deliveries.firstIndex(where: { $0.id == id }) else { return }
            state.deliveries[index].sent += 1
            state.deliveries[index].status = status
            state.deliveries[index].headers = headers
        }
    }
}
