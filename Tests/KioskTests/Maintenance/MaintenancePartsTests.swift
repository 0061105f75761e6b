import HallCore
import KioskStore
import Logging
import Testing

@testable import KioskScreens
@testable import KioskSession

@Suite struct `Parts of maintenance` {
    @Test(arguments: Language.allCases)
    func `every act, result, reason and trouble of the line has words`(language: Language) {
        let reasons =
            CardFault.allCases.map(\.rawValue) + PrintTrouble.allCases.map(\.rawValue)
            + DeviceFault.allCases.map(\.rawValue) + DeviceWarning.allCases.map(\.rawValue)
            + VoiceTrouble.allCases.map(\.rawValue)
            + ["pin", "shut", "idle", "keyOff", "nothingCame", "silent", "noVoice", "missed", "offPlace", "noHub"]
        let keys =
            reasons.map { "maintain.reason." + $0 }
            + MaintenanceEntry.Act.allCases.map { "maintain.act." + $0.rawValue }
            + MaintenanceEntry.Result.allCases.map { "maintain.result." + $0.rawValue }
            + LineTrouble.allCases.map { "maintain.line." + $0.rawValue }
            + DeviceTest.allCases.flatMap { test in
                ["test", "expected", "live", "try"].map { "maintain.\($0).\(test.rawValue)" }
            }
        #expect(keys.filter { language.catalogue.texts[$0] == nil } == [])
    }

    @Test func `what a program logs is kept without anything that could be somebody's`() {
        let events = RecentEvents()
        let logger = Logger(label: "test") { _ in events.handler { "10:00" } }
        logger.info("receipt printer: ready", metadata: ["role": "receiptPrinter"])
        logger.error(
            "page failed of 990101189912310005 and 138 0013 8000",
            metadata: ["case": "4213-261120-SZ01A-0001-7", "cause": "张三测 lives at 迎宾大道"])
        logger.debug("not for people")
        #expect(
            events.all == [
                "10:00 info receipt printer: ready role=receiptPrinter",
                "10:00 error page failed of … and … case=… cause=… lives at …",
            ])
        for _ in 0..<300 { logger.info("again") }
        #expect(events.all.count == RecentEvents.kept)
    }

    @Test func `a test takes only what belongs to it`() {
        var testing = DeviceTesting()
        #expect(testing.cardRead(at: 5) == nil && testing.codeScanned() == nil)
        testing.begins(.scanner, at: 10)
        #expect(testing.cardRead(at: 20) == nil && testing.soundJudged(heard: true) == nil)
        testing.begins(.card, at: 30)
        #expect(testing.codeScanned() == nil && testing.tick(at: 30 + DeviceTesting.patience - 1) == nil)
        testing.cardFound(at: 40)
        #expect(testing.cardRead(at: 460) == DeviceTestOutcome(test: .card, result: .done, figure: 420))
        #expect(testing.state == .none)
    }

    @Test func `the log gives its newest entries, of one kind where asked`() async throws {
        let bench = try Bench()
        for figure in 0..<3 {
            try await bench.store.note(
                MaintenanceEntry(at: bench.now, who: "M09", act: .touchTest, figure: Int64(figure)))
        }
        try await bench.store.note(MaintenanceEntry(at: bench.now, who: nil, act: .refused, result: .failed))
        #expect(try await bench.store.maintenanceLog(limit: 2).map(\.act) == [.refused, .touchTest])
        #expect(try await bench.store.maintenanceLog(of: .touchTest, limit: 9).map(\.figure) == [2, 1, 0])
    }

    @Test func `a report's code is short and names no place of a person`() {
        let status = MaintenanceStatus(
            devices: [.idReader: .ready, .receiptPrinter: .failed(.paperOut)], link: .unknown,
            queue: QueueStatus(unsent: 3, oldest: nil), machine: MachineFacts(freeBytes: 5, diskBytes: 100),
            voice: .ready, pinyin: "ready", pack: ("suizhou", "2026.1"), closedSince: nil,
            now: Timestamp(milliseconds: 0))
        let text = MaintenanceReport(kiosk: "SZ01", hall: "测试营业厅", status: status, entries: []).text
        #expect(text.utf8.count < 400 && text.contains("receiptPrinter=failed: paperOut") && text.contains("disk=5%"))
        #expect(status.facts.contains { $0.label == "磁盘" && $0.word == "有故障" })
    }
}
