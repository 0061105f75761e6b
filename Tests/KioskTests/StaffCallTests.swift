import HallCore
import KioskSession
import KioskStore
import Synchronization
import Testing

@testable import KioskScreens

@Suite struct `Calling staff` {
    private func word(_ bench: Bench) async -> StaffCall.Standing? { await bench.terminal.staffCall?.standing }

    @Test func `without a bell nobody is said to be told`() async throws {
        let bench = try Bench(bell: { _ in false })
        await bench.terminal.callStaff()
        #expect(await word(bench) == .unheard)
        let view = CallView(await bench.terminal.staffCall, phone: nil, desk: "一号窗口")
        #expect(view.text.contains("没有通知到") && view.text.contains("一号窗口") && view.calls)
    }

    @Test func `the hall is open within its hours on working days, and the midday break is none of them`() throws {
        let bench = try Bench()
        let open = try ["2026-11-20T10:00", "2026-11-20T13:00", "2026-11-20T17:30", "2026-11-22T10:00"].map {
            bench.pack.hall.isOpen(at: try #require(Timestamp(rfc3339: "\($0):00+08:00")), bench.calendar)
        }
        #expect(open == [true, false, false, false])
    }

    @Test func `a call is told with its time, and after a minute without answer where else to ask`() async throws {
        let bench = try Bench(bell: { $0 == .help })
        await bench.terminal.callStaff()
        #expect(await word(bench) == .told)
        let told = CallView(await bench.terminal.staffCall, phone: "0722-0000000", desk: nil)
        #expect(told.text == "已通知工作人员 10:00，请稍等" && !told.calls)
        bench.pass(seconds: 59)
        #expect(await word(bench) == .told)
        bench.pass(seconds: 1)
        let late = CallView(await bench.terminal.staffCall, phone: "0722-0000000", desk: nil)
        #expect(late.text.contains("0722-0000000") && late.calls)
    }

    @Test func `who comes is told to the page; calling again meanwhile rings nobody`() async throws {
        let rung = Mutex(0)
        let bench = try Bench(bell: { _ in
            rung.withLock { $0 += 1 }
            return true
        })
        #expect(await bench.terminal.staffIsComing() == false)
        await bench.terminal.callStaff()
        await bench.terminal.callStaff()
        #expect(rung.withLock { $0 } == 1)
        #expect(await bench.terminal.staffIsComing())
        bench.pass(seconds: 90)
        #expect(await word(bench) == .coming)
        bench.pass(seconds: 600)
        #expect(await word(bench) == nil)
    }

    @Test func `a call ends with its visit`() async throws {
        let bench = try Bench(bell: { _ in true })
        let visit = try await bench.begin()
        await bench.terminal.callStaff()
        await bench.terminal.leave(visit.id)
        #expect(await word(bench) == nil)
    }

    @Test func `a card that is left for half a minute calls staff, once`() async throws {
        let reasons = Mutex<[StaffCallReason]>([])
        let bench = try Bench(bell: { reason in
            reasons.withLock { $0.append(reason) }
            return true
        })
        let visit = try await bench.begin()
        await bench.terminal.cardHappened(.read(Bench.card))
        await bench.terminal.leave(visit.id)
        bench.pass(seconds: 29)
        await bench.terminal.tidy()
        #expect(reasons.withLock { $0 } == [])
        bench.pass(seconds: 1)
        await bench.terminal.tidy()
        await bench.terminal.tidy()
        #expect(reasons.withLock { $0 } == [.cardLeft])
    }

    @Test func `a card that is taken calls nobody`() async throws {
        let bench = try Bench(bell: { _ in true })
        let visit = try await bench.begin()
        await bench.terminal.cardHappened(.read(Bench.card))
        await bench.terminal.leave(visit.id)
        await bench.terminal.cardHappened(.removed)
        bench.pass(seconds: 60)
        await bench.terminal.tidy()
        #expect(await word(bench) == nil)
    }
}
