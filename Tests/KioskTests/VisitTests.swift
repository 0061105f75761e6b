import Foundation
import HallCore
import KioskSession
import KioskStore
import Testing

struct VisitTests {
    @Test func `what was typed is there after a restart`() async throws {
        let bench = try Bench()
        _ = try await bench.fillApplication()
        try bench.store.close()
        let reopened = try Bench.open(bench.folder, stream: bench.makeID())
        let visit = try await reopened.visit()
        #expect(visit?.answers["place.road"]?.value == "迎宾大道88号")
        #expect(visit?.utilities == ["water", "power"])
    }

    @Test func `leaving erases the visit from the file, not only from the table`() async throws {
        let bench = try Bench()
        let visit = try await bench.fillApplication()
        await bench.terminal.leave(visit.id)
        for name in try FileManager.default.contentsOfDirectory(atPath: bench.folder.path) {
            let bytes = try Data(contentsOf: bench.folder.appending(path: name))
            #expect(bytes.range(of: Data("迎宾大道".utf8)) == nil, "\(name) still holds an answer")
        }
    }

    @Test func `only the token that began the visit opens it`() async throws {
        let bench = try Bench()
        let token = try await bench.terminal.start()
        #expect(try await bench.terminal.visit(token: token) != nil)
        #expect(try await bench.terminal.visit(token: token + "0") == nil)
        #expect(try await bench.terminal.visit(token: nil) == nil)
    }

    @Test func `a new visit finds nothing of the one before`() async throws {
        let bench = try Bench()
        _ = try await bench.fillApplication()
        let token = try await bench.terminal.start()
        let visit = try await bench.terminal.visit(token: token)
        #expect(visit?.answers.isEmpty == true && visit?.utilities.isEmpty == true && visit?.card == nil)
    }

    @Test func `a visit whose person is gone is wiped by the daemon itself`() async throws {
        let bench = try Bench()
        _ = try await bench.fillApplication()
        bench.pass(seconds: 159)
        await bench.terminal.tidy()
        #expect(try await bench.store.visit() != nil)
        bench.pass(seconds: 2)
        await bench.terminal.tidy()
        #expect(try await bench.store.visit() == nil)
    }

    @Test func `a touch keeps the visit, a clock that is set does not end it`() async throws {
        let bench = try Bench()
        let visit = try await bench.fillApplication()
        bench.pass(seconds: 100)
        try await bench.terminal.touch(visit.id)
        bench.pass(seconds: 100)
        bench.setClock(forward: 86_400)
        await bench.terminal.tidy()
        #expect(try await bench.store.visit() != nil)
    }

    @Test(arguments: [(100, true), (200, false), (-5, false)])
    func `after a restart the stored time of the last touch counts`(away: Int64, stays: Bool) async throws {
        let bench = try Bench()
        let visit = try await bench.fillApplication()
        bench.setClock(forward: away)
        let restarted = bench.terminal(on: bench.store)
        await restarted.tidy()
        #expect(try await (bench.store.visit()?.id == visit.id) == stays)
    }

    @Test func `what comes late for a visit that has ended touches nothing of the next`() async throws {
        let bench = try Bench()
        let first = try await bench.fillApplication().id
        await bench.terminal.leave(first)
        _ = try await bench.begin()
        await #expect(throws: StoreFault.noVisit) {
            try await bench.terminal.keep(["place.road": "别人的路9号"], for: first)
        }
        await #expect(throws: StoreFault.noVisit) {
            try await bench.terminal.choose(utilities: ["gas"], kind: .company, for: first)
        }
        await #expect(throws: StoreFault.noVisit) { try await bench.terminal.submit(signature: nil, for: first) }
        await bench.terminal.leave(first)
        let visit = try await bench.store.visit()
        #expect(visit?.answers.isEmpty == true && visit?.utilities.isEmpty == true)
    }

    @Test func `leaving closes the visit even when the disk refuses`() async throws {
        let bench = try Bench()
        let token = try await bench.terminal.start()
        let visit = try #require(try await bench.terminal.visit(token: token))
        try bench.store.close()
        await bench.terminal.leave(visit.id)
        await #expect(throws: StoreFault.noVisit) {
            try await bench.terminal.keep(["place.road": "一号"], for: visit.id)
        }
    }

    @Test func `both halves of an appointment are kept, in whatever order they come`() async throws {
        let bench = try Bench()
        let visit = try await bench.begin().id
        try await bench.terminal.keep([DateHourParts.hourName("appointment.time"): "10"], for: visit)
        try await bench.terminal.keep([DateHourParts.dayName("appointment.time"): "2026-11-24"], for: visit)
        #expect(try await bench.store.visit()?.answers["appointment.time"]?.value == "2026-11-24T10")
    }
}
