import HTTPTypes
import HallCore
import Hummingbird
import HummingbirdTesting
import KioskSession
import KioskStore
import Testing

@testable import KioskScreens

/// Rule 59: what maintainers see, try out and set.
@Suite struct `The maintainers' pages` {
    @Test func `no page of maintenance shows anything of a resident`() async throws {
        try await MaintenanceBench.at { desk in
            let record = try await desk.bench.apply()
            desk.bench.printer(says: .printed)
            await desk.bench.terminal.printReceipt(of: record)
            try await desk.enter()
            await desk.terminal.deviceChanged(.idReader, to: .ready)
            _ = try await desk.post("/maintenance/tests", ["act": "card"])
            await desk.terminal.cardHappened(.reading)
            await desk.terminal.cardHappened(.read(Bench.card))
            await desk.terminal.scanned(record.number.text)
            for path in MaintenanceBench.pages {
                let page = try await desk.page(path)
                #expect(page.contains("<h1>"), "\(path)")
                for personal in ["张三测", "张*", "990101", "9901", "测试路", "13800138000", record.number.text] {
                    #expect(!page.contains(personal), "\(path) shows \(personal)")
                }
            }
        }
    }

    @Test func `a card test says how fast, and the card opens no visit`() async throws {
        try await MaintenanceBench.at { desk in
            try await desk.enter()
            _ = try await desk.post("/maintenance/tests", ["act": "card"])
            #expect(try await desk.page("/maintenance/tests").contains("正在等：请把证件拿起"))
            await desk.terminal.cardHappened(.reading)
            desk.bench.pass(seconds: 1)
            await desk.terminal.cardHappened(.read(Bench.card))
            #expect(try await desk.page("/maintenance/tests").contains("成功 1000 毫秒"))
            _ = try await desk.post("/leave")
            let token = try await desk.terminal.start()
            #expect(try await desk.terminal.visit(token: token)?.card == nil)
            await desk.terminal.cardHappened(.read(Bench.card))
            #expect(try await desk.terminal.visit(token: token)?.card == nil)
        }
    }

    @Test func `each test is written down with what came of it, and the last five stand on the page`() async throws {
        try await MaintenanceBench.at { desk in
            try await desk.enter()
            await desk.terminal.beginTest(.card)
            await desk.terminal.cardHappened(.failed(.unreadable))
            desk.bench.printer(says: .notPrinted(.paperOut))
            await desk.terminal.testPrinter()
            await desk.terminal.beginTest(.scanner)
            await desk.terminal.scanned("anything at all")
            _ = try await desk.post("/maintenance/tests", ["act": "sound"])
            _ = try await desk.post("/maintenance/touch", ["point": "1", "far": ""])
            #expect(
                try await desk.log().dropFirst() == [
                    "M09 cardTest failed unreadable", "M09 printTest failed paperOut", "M09 scannerTest done",
                    "M09 soundTest failed noVoice", "M09 touchTest failed missed",
                ])
            let page = try await desk.page("/maintenance/tests")
            #expect(page.contains("没成：没有读到") && page.contains("没成：缺纸") && page.contains("没成：有的点没有反应 1 点"))
            for _ in 0..<7 { await desk.terminal.judgeTouch(hit: 9, of: 9, far: false) }
            #expect(try await desk.page("/maintenance/tests").matches(of: #/成功 9 点/#).count == 5)
        }
    }

    @Test func `a sound counts as heard when the maintainer says so`() async throws {
        try await MaintenanceBench.at { desk in
            try await desk.enter()
            await desk.terminal.voiceChanged(to: .ready)
            _ = try await desk.post("/maintenance/tests", ["act": "sound"])
            #expect(try await desk.page("/maintenance/tests").contains("听到了吗？"))
            _ = try await desk.post("/maintenance/tests", ["act": "heard"])
            _ = try await desk.post("/maintenance/tests", ["act": "sound"])
            _ = try await desk.post("/maintenance/tests", ["act": "silent"])
            #expect(try await desk.log().dropFirst() == ["M09 soundTest done", "M09 soundTest failed silent"])
        }
    }

    @Test func `a test that nobody goes on with ends after half a minute`() async throws {
        try await MaintenanceBench.at { desk in
            try await desk.enter()
            await desk.terminal.beginTest(.scanner)
            desk.bench.pass(seconds: 31)
            await desk.terminal.tidy()
            #expect(try await desk.log().last == "M09 scannerTest failed nothingCame")
            #expect(await desk.terminal.runningTest == nil)
        }
    }

    @Test func `out of service survives a restart, residents are turned away, a maintainer opens again`() async throws {
        try await MaintenanceBench.at { desk in
            try await desk.enter()
            _ = try await desk.post("/maintenance/service", ["act": "close"])
            let again = desk.bench.terminal(on: desk.bench.store, staff: try MaintenanceBench.staff.get())
            try await again.recover()
            #expect(await again.isClosed)
            let page = try await desk.page("/")
            #expect(page.contains("本机暂停服务") && page.contains("请到一号窗口办理") && page.contains("/emergency/gas"))
            #expect(page.contains("data-knock") && !page.contains("class=\"wake\""))
            for path in ["/home", "/who", "/apply/choose", "/bills", "/guides", "/help", "/staff"] {
                #expect(try await desk.get(path).headers[.location] == "/", "\(path)")
            }
            #expect(try await desk.post("/start").headers[.location] == "/")
            #expect(try await desk.bench.store.visit() == nil)
            await desk.terminal.cardHappened(.read(Bench.card))
            try await desk.enter()
            _ = try await desk.post("/maintenance/service", ["act": "open"])
            #expect(try await desk.page("/").contains("点一下屏幕开始"))
            let token = try await desk.terminal.start()
            #expect(try await desk.terminal.visit(token: token)?.card == nil)
            #expect(try await desk.log().filter { $0.contains("closed") || $0.contains("opened") }.count == 2)
        }
    }

    @Test func `a new roll is done when the printer says so`() async throws {
        try await MaintenanceBench.at { desk in
            try await desk.enter()
            await desk.terminal.deviceChanged(.receiptPrinter, to: .failed(.paperOut))
            _ = try await desk.post("/maintenance/paper")
            #expect(try await desk.page("/maintenance/paper").contains("没成：缺纸"))
            await desk.terminal.deviceChanged(.receiptPrinter, to: .ready)
            _ = try await desk.post("/maintenance/paper")
            desk.bench.pass(seconds: 1)
            let record = try await desk.bench.apply()
            await desk.bench.terminal.printReceipt(of: record)
            try await desk.enter()
            #expect(try await desk.page("/maintenance/paper").contains("1 张，别的单据不计"))
        }
    }

    @Test func `the line says why it failed last, also when it works again`() async throws {
        try await MaintenanceBench.at { desk in
            await desk.terminal.linkChanged(to: .down(since: desk.bench.now), because: .unreachable)
            await desk.terminal.linkChanged(to: .up(since: desk.bench.now))
            _ = try await desk.bench.apply()
            try await desk.enter()
            let page = try await desk.page("/maintenance/network")
            #expect(page.contains("连不上中心") && page.contains("起正常") && page.contains("1 件"))
            _ = try await desk.post("/maintenance/network")
            #expect(try await desk.log().last == "M09 sentNow done")
        }
    }

    @Test func `a report goes to paper and into a code, and is written down`() async throws {
        try await MaintenanceBench.at { desk in
            try await desk.enter()
            #expect(
                try await desk.post("/maintenance/report", ["act": "show"]).headers[.location] == "/maintenance/report")
            #expect(try await desk.page("/maintenance/report").contains("<path d=\"M"))
            _ = try await desk.post("/maintenance/report", ["act": "print"])
            while try await desk.log().last != "M09 reportPrinted done" { await Task.yield() }
            let paper = try Bench.required(desk.bench.papers.last)
            #expect(paper.blocks.contains { $0 == .heading("终端报告") })
        }
    }
}
