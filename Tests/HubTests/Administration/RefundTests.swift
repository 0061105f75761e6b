import HallCore
import HubAdapters
import HubMessages
import HubScreens
import HubService
import HubStore
import HummingbirdTesting
import Testing

@testable import OutsideSimulators

/// Money that has to go back is marked once, by name and with its reference; a day's differences are named.
@Suite(.serialized) struct RefundTests {
    /// Somebody pays after the order was closed.
    private func latePayment(_ bench: BillBench) async throws -> UUIDv7 {
        let order = try await bench.ordered()
        _ = try await bench.ask(.cancel, key: order.key)
        #expect(await bench.world.payOrder(order.order.text, late: true))
        return order.order
    }

    private func form(_ transaction: String, _ reference: String) -> [(String, String)] {
        [("division", "421300"), ("refund", transaction), ("reference", reference)]
    }

    @Test func `an administrator marks a refund once, with a reference that the trail keeps`() async throws {
        try await BillBench.run { bench in
            _ = try await latePayment(bench)
            let waiting = try await bench.store.refundsNeeded(in: "421300")
            let payment = try #require(waiting.first)
            try await bench.hub.addStaff("A001", .administrator)
            let staff = try await bench.hub.elevatedStaff("A001")
            await #expect(throws: RefundRefusal.badReference) {
                try await bench.hub.markRefunded(
                    transaction: payment.transaction, reference: "张三 银行卡", in: "421300", by: staff)
            }
            try await bench.hub.markRefunded(
                transaction: payment.transaction, reference: "BANK-2026-0001", in: "421300", by: staff)
            await #expect(throws: RefundRefusal.unknown) {
                try await bench.hub.markRefunded(
                    transaction: payment.transaction, reference: "BANK-2026-0002", in: "421300", by: staff)
            }
            let (needed, done) = try await bench.hub.refunds(in: "421300", for: staff)
            #expect(needed.isEmpty && done.map(\.reference) == ["BANK-2026-0001"] && done.map(\.by) == ["A001"])
            let entries = try await bench.store.readAccounts {
                try $0.auditEntries(of: "421300", AuditSearch(object: payment.transaction, limit: 10))
            }
            #expect(entries.map(\.event.act) == [AuditAct.refunded.rawValue])
            #expect(entries.first?.event.reason == "BANK-2026-0001")
        }
    }

    @Test func `who is no administrator sees no money`() async throws {
        try await BillBench.run { bench in
            try await bench.hub.addStaff("W001", .window)
            let staff = try await bench.hub.elevatedStaff("W001")
            await #expect(throws: AccountRefusal.self) { _ = try await bench.hub.refunds(in: "421300", for: staff) }
            await #expect(throws: AccountRefusal.self) {
                _ = try await bench.hub.comparePayments(on: bench.time.now.date, in: "421300", for: staff)
            }
        }
    }

    @Test func `a day's comparison names what the gateway has and we missed, and catches up`() async throws {
        try await BillBench.run { bench in
            let order = try await bench.ordered()
            bench.world.set(hub: nil)
            #expect(await bench.world.payOrder(order.order.text))
            try await bench.hub.addStaff("A001", .administrator)
            let staff = try await bench.hub.elevatedStaff("A001")
            let day = bench.time.now.date
            guard case .known(let before) = try await bench.hub.comparePayments(on: day, in: "421300", for: staff)
            else { throw TestFailure("the gateway is silent") }
            #expect(before.differences.map(\.verdict) == [.missingHere])
            #expect(try await bench.hub.catchUpPayments(on: day, in: "421300", by: staff))
            guard case .known(let after) = try await bench.hub.comparePayments(on: day, in: "421300", for: staff)
            else { throw TestFailure("the gateway is silent") }
            #expect(after.differences.isEmpty && after.lines.map(\.verdict) == [.agreed(.settled)])
        }
    }
}
