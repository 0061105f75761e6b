import Foundation
import HallCore
import KioskSession
import KioskStore
import Testing

@testable import KioskScreens

/// Paying at the terminal.
@Suite struct `Paying at the terminal` {
    @Test func `shows a code, until when it is good, and then that it is paid`() async throws {
        let desk = try await BillDeskBench()
        let (visit, token) = try await desk.shown()
        try await desk.pages(token) { pages in
            let code = try await pages.post("/bills/pay", "n=0")
            #expect(code.contains("aria-label=\"缴费二维码\"") && code.contains("10:05 前有效") && code.contains("36.25 元"))
            let before = await desk.terminal.billWord(of: visit.id)
            #expect(code.contains("data-bills=\"\(before)\""))
            desk.centre.says(PlayedCentre.standing(.paid(transaction: "T-1", at: desk.bench.now)))
            await desk.terminal.checkPayment()
            #expect(await desk.terminal.billWord(of: visit.id) != before)
            let paid = try await pages.get("/bills/pay")
            #expect(paid.contains("<h1>已缴</h1>") && paid.contains("T-1") && !paid.contains("缴费二维码"))
            let bill = try await pages.get("/bills/account?n=0")
            #expect(bill.contains("刚才已缴 36.25 元") && !bill.contains("手机扫码缴费"))
        }
    }

    @Test func `tried again after no answer goes on under the same key`() async throws {
        let desk = try await BillDeskBench()
        let (visit, _) = try await desk.shown()
        desk.centre.says(nil)
        try await desk.terminal.pay(0, for: visit.id)
        try await desk.terminal.pay(0, for: visit.id)
        desk.centre.says(PlayedCentre.waiting)
        try await desk.terminal.pay(0, for: visit.id)
        #expect(desk.centre.steps.allSatisfy(\.isOrder) && Set(desk.centre.steps.map(\.key)).count == 1)
    }

    @Test func `after it ended is a new payment`() async throws {
        let desk = try await BillDeskBench()
        let (visit, _) = try await desk.shown()
        desk.centre.says(PlayedCentre.standing(.ended))
        try await desk.terminal.pay(0, for: visit.id)
        try await desk.terminal.pay(0, for: visit.id)
        #expect(Set(desk.centre.steps.map(\.key)).count == 2)
    }

    @Test func `is not begun while the line is down`() async throws {
        let desk = try await BillDeskBench()
        let (_, token) = try await desk.shown()
        await desk.terminal.linkChanged(to: .down(since: desk.bench.now))
        try await desk.pages(token) { pages in
            let page = try await pages.post("/bills/pay", "n=0")
            #expect(page.contains("现在不能查费缴费") && desk.centre.steps.isEmpty)
        }
    }

    @Test func `is taken back when its person leaves`() async throws {
        let desk = try await BillDeskBench()
        let (visit, _) = try await desk.shown()
        try await desk.terminal.pay(0, for: visit.id)
        await desk.terminal.leave(visit.id)
        for _ in 0..<1000 where desk.centre.steps.last?.isCancel != true { await Task.yield() }
        #expect(desk.centre.steps.last?.isCancel == true)
        #expect(Set(desk.centre.steps.map(\.key)).count == 1)
    }

    @Test func `prints that it is paid only when the gateway has said so`() async throws {
        let desk = try await BillDeskBench()
        let (visit, _) = try await desk.shown()
        try await desk.terminal.pay(0, for: visit.id)
        await desk.terminal.printPayment(for: visit.id)
        let open = try #require(desk.bench.papers.last).text
        #expect(open.contains("结果待确认") && open.contains("怎么核对") && !open.contains("已缴"))
        desk.centre.says(nil)
        await desk.terminal.checkPayment()
        await desk.terminal.printPayment(for: visit.id)
        #expect(try #require(desk.bench.papers.last).text.contains("结果待确认"))
        desk.centre.says(PlayedCentre.standing(.paid(transaction: "T-1", at: desk.bench.now)))
        await desk.terminal.checkPayment()
        await desk.terminal.printPayment(for: visit.id)
        let paid = try #require(desk.bench.papers.last).text
        #expect(paid.contains("已缴") && paid.contains("T-1") && !paid.contains("结果待确认"))
        #expect(!paid.contains("W1234567890") && paid.contains("7890"))
    }

    @Test func `that cannot be heard of says so, and past its time that the result is open`() async throws {
        let desk = try await BillDeskBench()
        let (visit, token) = try await desk.shown()
        try await desk.terminal.pay(0, for: visit.id)
        desk.centre.says(nil)
        await desk.terminal.checkPayment()
        try await desk.pages(token) { pages in
            #expect(try await pages.get("/bills/pay").contains("手机上已付的不要再付"))
            for _ in 0..<3 {
                desk.bench.pass(seconds: 110)
                _ = try await pages.get("/bills/pay")
            }
            let late = try await pages.get("/bills/pay")
            #expect(late.contains("<h1>结果待确认</h1>") && !late.contains("缴费二维码"))
        }
    }

    @Test(arguments: PaymentRefusal.allCases)
    func `that is refused says why and what to do`(reason: PaymentRefusal) async throws {
        let desk = try await BillDeskBench()
        let (visit, token) = try await desk.shown()
        desk.centre.says(PaymentStanding(order: nil, amount: Fen(0), state: .refused(reason: reason)))
        try await desk.terminal.pay(0, for: visit.id)
        try await desk.pages(token) { pages in
            let page = try await pages.get("/bills/pay")
            let words = BillTexts.refusal(reason)
            #expect(page.contains(words.heading) && words.lines.allSatisfy { page.contains($0) })
        }
    }

    @Test func `a bill is printed with its months and without the whole account`() async throws {
        let desk = try await BillDeskBench()
        let (visit, _) = try await desk.shown()
        await desk.terminal.printBill(0, for: visit.id)
        let slip = try #require(desk.bench.papers.last).text
        #expect(slip.contains("欠费合计 36.25 元") && slip.contains("2026年1月 11.3 立方米") && slip.contains("不是发票"))
        #expect(!slip.contains("W1234567890") && slip.contains("尾号 7890"))
        #expect(await desk.terminal.billSlip(about: .payment, of: visit.id) == .none)
        #expect(await desk.terminal.billSlip(about: .bill(0), of: visit.id) == .done(.printed))
    }
}

extension ReceiptDocument {
    /// All that is on it, line by line.
    fileprivate var text: String {
        blocks.map { block in
            switch block {
            case .heading(let text), .text(let text, _, _, _), .qr(let text): text
            case .pair(let label, let value): "\(label) \(value)"
            case .rule, .feed, .cut: ""
            }
        }.joined(separator: "\n")
    }
}
