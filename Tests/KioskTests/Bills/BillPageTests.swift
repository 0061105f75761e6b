import Foundation
import HallCore
import KioskSession
import KioskStore
import Testing

@testable import KioskScreens

/// Asking for bills at the terminal.
@Suite struct `Bills at the terminal` {
    @Test func `the tile is there while the centre has a billing system and is reached`() async throws {
        let desk = try await BillDeskBench()
        let (_, token) = try await desk.begin()
        try await desk.pages(token) { pages in
            #expect(try await pages.get("/home").contains("手机扫码缴"))
            await desk.terminal.linkChanged(to: .down(since: desk.bench.now))
            let home = try await pages.get("/home")
            #expect(home.contains("11月20日 10:00 起网络中断，暂不能查"))
            let closed = try await pages.get("/bills")
            #expect(closed.contains("现在不能查费缴费") && closed.contains("11月20日 10:00 起"))
        }
    }

    @Test func `without a billing system there is no tile`() async throws {
        let desk = try await BillDeskBench(up: false)
        desk.centre.offers(BillOffer.none)
        await desk.terminal.linkChanged(to: .up(since: desk.bench.now))
        await desk.terminal.learnBills()
        let (_, token) = try await desk.begin()
        try await desk.pages(token) { pages in
            let home = try await pages.get("/home")
            #expect(!home.contains("查费缴费"))
        }
    }

    @Test func `a centre without a gateway shows bills and takes no money`() async throws {
        let desk = try await BillDeskBench(up: false)
        desk.centre.offers(BillOffer(proofs: ["water": .idEnding], takesPayments: false))
        await desk.terminal.linkChanged(to: .up(since: desk.bench.now))
        await desk.terminal.learnBills()
        let (_, token) = try await desk.shown()
        try await desk.pages(token) { pages in
            let home = try await pages.get("/home")
            #expect(home.contains("<b>查费</b>"))
            let page = try await pages.get("/bills/account?n=0")
            #expect(page.contains("欠费 36.25 元") && !page.contains("手机扫码缴费"))
            _ = try await pages.post("/bills/pay", "n=0")
            #expect(desk.centre.steps.isEmpty)
        }
    }

    @Test func `a card shows what is owed first, and what cannot be asked beside it`() async throws {
        let desk = try await BillDeskBench()
        let (_, token) = try await desk.begin()
        await desk.terminal.cardHappened(.read(Bench.card))
        try await desk.pages(token) { pages in
            let list = try await pages.get("/bills")
            let owed = try #require(list.range(of: "欠 36.25 元"))
            let silent = try #require(list.range(of: "现在查不到，稍后再试"))
            #expect(owed.lowerBound < silent.lowerBound)
            #expect(list.contains("不欠费") && list.contains("样例市测试路****") && list.contains("再查一次"))
            for account in BillDeskBench.accounts { #expect(!list.contains(account.account)) }
            #expect(!list.contains(Bench.card.number) && !list.contains("测试路12号"))
        }
    }

    @Test func `one account shows each month in words beside its bar`() async throws {
        let desk = try await BillDeskBench()
        let (_, token) = try await desk.shown()
        try await desk.pages(token) { pages in
            let page = try await pages.get("/bills/account?n=0")
            #expect(page.contains("欠费 36.25 元") && page.contains("2026年12月") && page.contains("11.3 立方米"))
            #expect(page.components(separatedBy: "class=\"bar-of").count == 13)
            #expect(page.components(separatedBy: "bar-of owed").count == 2)
            #expect(page.contains("手机扫码缴费") && !page.contains("W1234567890"))
        }
    }

    @Test func `an account that owes nothing cannot be paid`() async throws {
        let desk = try await BillDeskBench()
        let (_, token) = try await desk.shown()
        try await desk.pages(token) { pages in
            let page = try await pages.get("/bills/account?n=1")
            #expect(!page.contains("手机扫码缴费"))
            _ = try await pages.post("/bills/pay", "n=1")
            #expect(desk.centre.steps.isEmpty)
        }
    }

    @Test func `an account number is taken as people type it, and its proof asked for next`() async throws {
        let desk = try await BillDeskBench()
        let (_, token) = try await desk.begin()
        try await desk.pages(token) { pages in
            let wrong = try await pages.post("/bills/number", "number=1")
            #expect(wrong.contains("有误：") && wrong.contains("还没选查哪一家") && wrong.contains("户号是 4 到 32 位"))
            let proof = try await pages.post("/bills/number", "utility=water&number=w123-456+7890")
            #expect(proof.contains("末四位") && !proof.contains("W1234567890"))
            #expect(desk.centre.queries.isEmpty)
            desk.centre.answers(.found(accounts: [BillDeskBench.accounts[2]]))
            let page = try await pages.post("/bills/proof", "proof=000x")
            #expect(page.contains("欠费 36.25 元"))
            guard case .account("water", let number, let said)? = desk.centre.queries.last else {
                throw Bench.BenchFault.missing("a question")
            }
            #expect(number.value == "W1234567890" && said == BillProof(kind: .idEnding, value: "000X"))
        }
    }

    @Test(arguments: [
        (BillAnswer.notYours, "户号和证明对不上"),
        (.wait(until: Timestamp(rfc3339: "2026-11-20T10:02:30+08:00") ?? PlayedCentre.until), "请过 3 分钟再试"),
        (.unavailable, "现在查不到，请稍后再试"),
    ])
    func `a proof that opens nothing says why and is not shown again`(answer: BillAnswer, words: String) async throws {
        let desk = try await BillDeskBench()
        desk.centre.answers(answer)
        let (_, token) = try await desk.begin()
        try await desk.pages(token) { pages in
            _ = try await pages.post("/bills/number", "utility=water&number=W1234567890")
            let page = try await pages.post("/bills/proof", "proof=4321")
            #expect(page.contains(words) && page.contains("有误：") && !page.contains("4321"))
        }
    }

    @Test func `a utility that wants a code sends it before it is asked for`() async throws {
        let desk = try await BillDeskBench()
        desk.centre.answers(.codeSent(to: "199****0000"))
        let (_, token) = try await desk.begin()
        try await desk.pages(token) { pages in
            let page = try await pages.post("/bills/number", "utility=gas&number=G9876543210")
            #expect(page.contains("短信验证码") && page.contains("已发到 199****0000"))
        }
    }

    @Test func `script in an account number comes back as text`() async throws {
        let desk = try await BillDeskBench()
        let (_, token) = try await desk.begin()
        try await desk.pages(token) { pages in
            let page = try await pages.post("/bills/number", "utility=water&number=%22%3E%3Cscript%3Ealert(1)")
            #expect(!page.contains("<script>alert") && page.contains("&lt;script&gt;"))
        }
    }

    @Test func `nothing of it stays after the visit, in memory or in the database`() async throws {
        let desk = try await BillDeskBench()
        let (visit, _) = try await desk.shown()
        try await desk.terminal.pay(0, for: visit.id)
        await desk.terminal.leave(visit.id)
        #expect(await desk.terminal.shownBills(of: visit.id) == nil)
        #expect(await desk.terminal.payment(of: visit.id) == nil)
        let next = try await desk.begin().visit
        #expect(await desk.terminal.shownBills(of: next.id) == nil)
        for name in try desk.bench.files() {
            let bytes = try desk.bench.content(name)
            #expect(!bytes.contains("W1234567890") && !bytes.contains("pay.example.cn"), "\(name)")
        }
    }

    @Test func `an answer for somebody who has left is shown to nobody`() async throws {
        let desk = try await BillDeskBench()
        let visit = try await desk.begin().visit
        await desk.terminal.leave(visit.id)
        await #expect(throws: StoreFault.noVisit) {
            try await desk.terminal.askBills(.holder(Personal("990101189912310005")), for: visit.id)
        }
    }
}
