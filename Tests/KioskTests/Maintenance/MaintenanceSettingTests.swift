import HTTPTypes
import HallCore
import Hummingbird
import HummingbirdTesting
import KioskSession
import KioskStore
import Testing

@testable import KioskScreens

@Suite struct `What is set at the terminal` {
    @Test func `the glass changes at once, is kept, and gives way to a settings file that says another thing`()
        async throws
    {
        try await MaintenanceBench.at { desk in
            try await desk.enter()
            let before = try await desk.page("/assets/panel.css")
            _ = try await desk.post("/maintenance/settings/panel", ["diagonal": "32", "height": "700"])
            let after = try await desk.page("/assets/panel.css")
            #expect(after != before)
            var panel = Panel.reference
            (panel.diagonal, panel.bottomEdgeMillimetres) = (32, 700)
            #expect(after == panel.css)
            let again = desk.bench.terminal(on: desk.bench.store)
            try await again.recover()
            #expect(await again.local(.diagonal, insteadOf: "27") == "32")
            #expect(await again.local(.diagonal, insteadOf: "43") == nil)
        }
    }

    @Test(arguments: [("100", "800"), ("27", "379"), ("27", "921"), ("27", ""), ("27", "x")])
    func `a glass that nobody could use is refused`(diagonal: String, height: String) async throws {
        try await MaintenanceBench.at { desk in
            try await desk.enter()
            let answer = try await desk.post(
                "/maintenance/settings/panel", ["diagonal": diagonal, "height": height])
            #expect(String(buffer: answer.body).contains("有误："))
            #expect(try await desk.log() == ["M09 entered done"])
        }
    }

    @Test func `visits begin at the volume that was set, also after a restart`() async throws {
        try await MaintenanceBench.at { desk in
            try await desk.enter()
            _ = try await desk.post("/maintenance/settings/volume", ["volume": "5"])
            #expect(
                String(buffer: try await desk.post("/maintenance/settings/volume", ["volume": "6"]).body).contains("有误")
            )
            _ = try await desk.terminal.start()
            #expect(desk.terminal.reading.volume == 5)
            let again = desk.bench.terminal(on: desk.bench.store)
            try await again.recover()
            #expect(again.reading.volume == 5)
        }
    }

    @Test func `a maintainer's new PIN holds at once and after a restart, the old one no longer`() async throws {
        try await MaintenanceBench.at { desk in
            try await desk.enter()
            let fields = { (old: String, new: String, again: String) async throws in
                try await desk.post("/maintenance/settings/pin", ["old": old, "new": new, "again": again])
            }
            for (old, new, again, complaint) in [
                ("111111", "975310", "975310", "现在的口令不对"), ("864209", "97531", "97531", "请用 6 到 12 位数字"),
                ("864209", "123456", "123456", "太好猜"), ("864209", "975310", "975311", "两遍不一样"),
            ] {
                #expect(String(buffer: try await fields(old, new, again).body).contains(complaint))
            }
            #expect(try await fields("864209", "975310", "975310").headers[.location] == "/maintenance/settings")
            let again = desk.bench.terminal(on: desk.bench.store, staff: try MaintenanceBench.staff.get())
            try await again.recover()
            guard case .wrong = try await again.enterMaintenance(number: "M09", pin: "864209"),
                case .entered = try await again.enterMaintenance(number: "M09", pin: "975310")
            else {
                Issue.record("the PIN is not what was set")
                return
            }
            let log = try await desk.log().joined()
            #expect(!log.contains("975310"))
        }
    }

    @Test func `a PIN that the settings file was given since has the last word`() async throws {
        let bench = try Bench()
        let old = try PinHash("246810", salt: MaintenanceBench.salt)
        try await bench.store.note(
            MaintenanceEntry(at: bench.now, who: "M09", act: .pinChanged),
            setting: [LocalSetting(.pin("M09"), old.text, insteadOf: "another hash")])
        let terminal = bench.terminal(on: bench.store, staff: try MaintenanceBench.staff.get())
        try await terminal.recover()
        guard case .entered = try await terminal.enterMaintenance(number: "M09", pin: "864209") else {
            Issue.record("the settings file's PIN does not hold")
            return
        }
    }

    @Test(arguments: ["111111", "123456", "987654", "000000"])
    func `a PIN that anybody would try first is easy`(pin: String) {
        #expect(PinHash.isEasy(pin))
    }

    @Test func `other PINs are not easy`() {
        #expect(["864209", "246810", "112233"].allSatisfy { !PinHash.isEasy($0) })
    }
}
