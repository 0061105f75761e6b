import HallCore
import HubService
import HubStore
import Testing

/// What the store holds to when orders are made and changed by several hubs at once, on both engines.
@Suite struct `Payment orders in the store` {
    struct Taken: Error {}
    let time = TestTime()

    func order(_ account: String, kiosk: String = "SZ01", key: UUIDv7? = nil) -> StoredPaymentOrder {
        StoredPaymentOrder(
            division: "421300", id: time.identifier(), key: key ?? time.identifier(), kiosk: kiosk, utility: "water",
            account: account, amount: Fen(3625), state: "created", dueAt: time.now.adding(minutes: 1),
            createdAt: time.now, record: Array("{}".utf8))
    }

    func open(_ order: StoredPaymentOrder, at hub: Hub) async throws -> StoredPaymentOrder? {
        do {
            return try await hub.store.openPayment(order) { others in
                if others.contains(where: \.isOpen) { throw Taken() }
            }
        } catch is Taken { return nil }
    }

    func run(_ engine: TestEngine, _ test: ([Hub]) async throws -> Void) async throws {
        try await withHubs(2, on: engine, time) { hubs in
            for code in ["SZ01", "SZ02"] { _ = try await TestKiosk(code, time: time).enrolled(at: hubs[0]) }
            try await test(hubs)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `of two that are made at once for one account one is kept`(engine: TestEngine) async throws {
        try await run(engine) { hubs in
            for number in 0..<10 {
                let (left, right) = (order("W\(number)"), order("W\(number)", kiosk: "SZ02"))
                async let first = open(left, at: hubs[0])
                async let second = open(right, at: hubs[1])
                let made = try await [first, second].compactMap(\.self)
                #expect(made.count == 1)
            }
            #expect(try await hubs[0].store.duePayments(at: time.now.adding(minutes: 2), limit: 100).count == 10)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `with one key are one`(engine: TestEngine) async throws {
        try await run(engine) { hubs in
            let key = time.identifier()
            let (left, right) = (order("W1", key: key), order("W1", key: key))
            async let first = open(left, at: hubs[0])
            async let second = open(right, at: hubs[1])
            let made = try await [first, second].compactMap(\.self)
            #expect(made.count == 2 && Set(made.map(\.id)).count == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `keep money once, however many hubs are told of it`(engine: TestEngine) async throws {
        try await run(engine) { hubs in
            let made = try #require(try await open(order("W1"), at: hubs[0]))
            await withTaskGroup(of: Void.self) { group in
                for number in 0..<8 {
                    group.addTask { await pay(made, at: hubs[number % 2]) }
                }
            }
            let kept = try await hubs[0].store.payments(on: time.now.date)
            #expect(kept.map(\.transaction) == ["T-1"])
            #expect(try await hubs[0].store.refundsNeeded(in: "421300") == kept)
        }
    }

    private func pay(_ order: StoredPaymentOrder, at hub: Hub) async {
        let money = StoredPayment(
            division: order.division, transaction: "T-1", order: order.id, amount: order.amount, paidAt: time.now,
            state: .refundNeeded)
        _ = try? await hub.store.changePayment(order.id, at: time.now) { stored in
            guard stored.state != "cancelled" else { return nil }
            var stored = stored
            (stored.state, stored.dueAt) = ("cancelled", nil)
            return PaymentChange(stored, payments: [money])
        }
    }
}
