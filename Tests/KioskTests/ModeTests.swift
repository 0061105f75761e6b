import HallCore
import KioskSession
import KioskStore
import Testing

@Suite struct `How the screen is had` {
    @Test func `what is set before the first touch goes with the visit, and ends with it`() async throws {
        let bench = try Bench()
        try await bench.terminal.set(.largeText, on: true)
        try await bench.terminal.set(.slower, on: true)
        try await bench.terminal.set(.slower, on: false)
        let visit = try await bench.begin()
        #expect(visit.modes == [.largeText])
        try await bench.terminal.set(.highContrast, on: true)
        #expect(await bench.terminal.modes() == [.largeText, .highContrast])
        await bench.terminal.leave(visit.id)
        #expect(await bench.terminal.modes() == [])
        #expect(try await bench.begin().modes == [])
    }

    @Test func `what somebody set who then went away is not for the next`() async throws {
        let bench = try Bench()
        try await bench.terminal.set(.lowReach, on: true)
        bench.pass(seconds: 200)
        #expect(await bench.terminal.modes() == [])
        #expect(try await bench.begin().modes == [])
    }

    @Test func `a restart in the middle of a form keeps them`() async throws {
        let bench = try Bench()
        let visit = try await bench.begin()
        for mode in ScreenMode.allCases { try await bench.terminal.set(mode, on: true) }
        let restarted = bench.terminal(on: bench.store)
        #expect(await restarted.modes() == Set(ScreenMode.allCases))
        await restarted.leave(visit.id)
    }

    @Test func `who asked for more time has twice as long before the visit is wiped`() async throws {
        let bench = try Bench()
        _ = try await bench.begin()
        try await bench.terminal.set(.slower, on: true)
        bench.pass(seconds: 300)
        #expect(await bench.terminal.modes() == [.slower])
        bench.pass(seconds: 11)
        await bench.terminal.tidy()
        #expect(await bench.terminal.modes() == [])
        #expect(IdleLimit.typing.seconds(slower: true) == (240, 60))
        #expect(IdleLimit.reading.seconds(slower: false) == (60, 30))
    }
}
