import HTTPTypes
import HallCore
import Hummingbird
import HummingbirdTesting
import KioskSession
import KioskStore
import Synchronization
import Testing

@testable import KioskScreens

/// Rule 59 of the screen rules: who gets to the maintainers' pages, for how long, and what is written down.
@Suite struct `The maintainers' door` {
    @Test func `number and PIN let a maintainer in, and the entry stands in the log first`() async throws {
        try await MaintenanceBench.at { desk in
            #expect(try await desk.page("/maintenance").contains("维护入口"))
            #expect(try await desk.enter().headers[.location] == "/maintenance")
            #expect(try await desk.page("/maintenance").contains("终端状态"))
            #expect(try await desk.log() == ["M09 entered done"])
            _ = try await desk.post("/leave")
            #expect(try await desk.page("/maintenance").contains("维护入口"))
            #expect(try await desk.log() == ["M09 entered done", "M09 left done"])
        }
    }

    @Test func `without a session no page of maintenance shows anything`() async throws {
        try await MaintenanceBench.at { desk in
            for path in MaintenanceBench.pages.dropFirst() {
                #expect(try await desk.get(path).headers[.location] == "/maintenance", "\(path)")
            }
            let answer = try await desk.post("/maintenance/service", ["act": "close"])
            #expect(answer.headers[.location] == "/maintenance")
            #expect(await desk.terminal.isClosed == false)
            #expect(try await desk.log() == [])
        }
    }

    @Test func `who only helps residents does not get in, and no page without maintainers has a door`() async throws {
        try await MaintenanceBench.at { desk in
            _ = try await desk.enter("246810", number: "w01")
            #expect(try await desk.page("/maintenance").contains("维护入口"))
            #expect(try await desk.log() == ["W01 refused failed pin"])
            #expect(try await desk.page("/").contains("data-knock=\"/maintenance\""))
            #expect(try await desk.page("/").contains("点一下屏幕开始"))
        }
        let bench = try Bench()
        #expect(!bench.terminal.hasMaintainers)
    }

    @Test func `five wrong PINs of a maintainer lock the door for five minutes, and helping is not locked by it`()
        async throws
    {
        try await MaintenanceBench.at { desk in
            for _ in 0..<5 { try await desk.enter("111111") }
            #expect(String(buffer: try await desk.enter().body).contains("请过 5 分钟再试"))
            #expect(
                try await desk.log() == Array(repeating: "M09 refused failed pin", count: 4) + [
                    "M09 refused failed shut"
                ])
            guard case .entered = await desk.terminal.enter(number: "W01", pin: "246810") else {
                Issue.record("helping is locked too")
                return
            }
            desk.bench.pass(seconds: 301)
            #expect(try await desk.enter().headers[.location] == "/maintenance")
        }
    }

    @Test func `a number that is nobody's is not written down`() async throws {
        try await MaintenanceBench.at { desk in
            try await desk.enter("111111", number: "990101189912310005")
            #expect(try await desk.log() == ["? refused failed pin"])
        }
    }

    @Test func `two quiet minutes end a maintainer's time, and a page that is asked for begins them anew`() async throws
    {
        try await MaintenanceBench.at { desk in
            try await desk.enter()
            #expect(try await desk.page("/maintenance").contains("data-idle=\"90\""))
            desk.bench.pass(seconds: 110)
            #expect(try await desk.page("/maintenance/tests").contains("设备测试"))
            desk.bench.pass(seconds: 131)
            await desk.terminal.tidy()
            #expect(try await desk.page("/maintenance").contains("维护入口"))
            #expect(try await desk.log().last == "M09 left done idle")
        }
    }

    @Test func `coming in wipes the visit at the screen, and the attract screen ends maintenance`() async throws {
        try await MaintenanceBench.at { desk in
            let token = try await desk.terminal.start()
            try await desk.enter()
            #expect(try await desk.terminal.visit(token: token) == nil)
            #expect(try await desk.bench.store.visit() == nil)
            _ = try await desk.page("/")
            #expect(try await desk.page("/maintenance").contains("维护入口"))
        }
    }

    @Test func `a first touch ends maintenance that was left open`() async throws {
        try await MaintenanceBench.at { desk in
            try await desk.enter()
            _ = try await desk.terminal.start()
            #expect(try await desk.page("/maintenance").contains("维护入口"))
        }
    }

    @Test func `where there is a key nobody gets in before it is turned, and turning it back ends it`() async throws {
        let key = MaintenanceBench.Jar()
        try await MaintenanceBench.at(key: { key.value == "turned" ? .turned : .off }) { desk in
            let refused = String(buffer: try await desk.enter().body)
            #expect(refused.contains("请先转动维护钥匙"))
            key.value = "turned"
            #expect(try await desk.enter().headers[.location] == "/maintenance")
            key.value = ""
            #expect(try await desk.page("/maintenance").contains("维护入口"))
            #expect(try await desk.log() == ["M09 entered done", "M09 left done keyOff"])
        }
    }

    @Test func `a badge stands for the number for a minute, never for the PIN`() async throws {
        try await MaintenanceBench.at { desk in
            await desk.terminal.scanned(MaintenanceBench.badge.code)
            let door = try await desk.page("/maintenance")
            #expect(door.contains("已扫工作证：M09") && !door.contains("name=\"number\""))
            #expect(String(buffer: try await desk.enter("111111", number: "").body).contains("工号和口令对不上"))
            desk.bench.pass(seconds: 61)
            try await desk.enter(number: "")
            #expect(try await desk.page("/maintenance").contains("维护入口"))
            await desk.terminal.scanned(MaintenanceBench.badge.code)
            #expect(try await desk.enter(number: "").headers[.location] == "/maintenance")
        }
    }

    @Test func `a badge begins help for the visit at the screen, and leads nowhere before there is one`() async throws {
        try await MaintenanceBench.at { desk in
            await desk.terminal.scanned(MaintenanceBench.helperBadge.code)
            #expect(await desk.terminal.scannedNumber == nil)
            desk.cookie.value = "visit=\(try await desk.terminal.start())"
            await desk.terminal.scanned(MaintenanceBench.helperBadge.code)
            #expect(try await desk.page("/staff").contains("已扫工作证：W01"))
            _ = try await desk.post("/staff", ["pin": "246810", "back": "/home"])
            #expect(await desk.terminal.help.helper?.number == "W01")
        }
    }

    @Test func `a badge that nobody has stands for nobody`() async throws {
        try await MaintenanceBench.at { desk in
            await desk.terminal.scanned(StaffBadge(random: Array(repeating: 7, count: 26)).code)
            #expect(await desk.terminal.scannedNumber == nil)
            #expect(StaffBadge("LB1.whatever") == nil && StaffBadge.isHash(MaintenanceBench.badge.hash))
        }
    }
}
