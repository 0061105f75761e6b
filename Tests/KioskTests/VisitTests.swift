import Foundation
import HallCore
import KioskSession
import KioskStore
import Testing

struct VisitTests {
    @Test func `what was typed is there after a restart`() async throws {
        let bench = try Bench()
        try await bench.fillApplication()
        try bench.store.close()
        let reopened = try Bench.open(bench.folder, stream: bench.makeID())
        let visit = try await reopened.visit()
        #expect(visit?.answers["place.road"]?.value == "迎宾大道88号")
        #expect(visit?.utilities == ["water", "power"])
    }

    @Test func `leaving erases the visit from the file, not only from the table`() async throws {
        let bench = try Bench()
        try await bench.fillApplication()
        try await bench.terminal.leave()
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
        try await bench.fillApplication()
        let token = try await bench.terminal.start()
        let visit = try await bench.terminal.visit(token: token)
        #expect(visit?.answers.isEmpty == true && visit?.utilities.isEmpty == true && visit?.card == nil)
    }

    @Test func `a visit whose person is gone is wiped by the daemon itself`() async throws {
        let bench = try Bench()
        try await bench.fillApplication()
        bench.pass(seconds: 159)
        try await bench.terminal.wipeIfAbandoned()
        #expect(try await bench.store.visit() != nil)
        bench.pass(seconds: 2)
        try await bench.terminal.wipeIfAbandoned()
        #expect(try await bench.store.visit() == nil)
    }

    @Test func `a card placed before the first touch fills the form of who touches next`() async throws {
        let bench = try Bench()
        await bench.terminal.cardHappened(.read(Bench.card))
        let token = try await bench.terminal.start()
        try await bench.terminal.choose(utilities: ["water"], kind: .resident)
        let visit = try await bench.terminal.visit(token: token)
        #expect(visit?.answers["applicant.personName"] == Answer(value: "张三测", source: .card))
        #expect(visit?.answers["applicant.citizenNumber"]?.source == .card)
    }

    @Test func `a card that was placed and forgotten is not given to a later person`() async throws {
        let bench = try Bench()
        await bench.terminal.cardHappened(.read(Bench.card))
        bench.pass(seconds: 31)
        let token = try await bench.terminal.start()
        #expect(try await bench.terminal.visit(token: token)?.card == nil)
    }

    @Test func `a second card does not replace the first`() async throws {
        let bench = try Bench()
        let token = try await bench.terminal.start()
        await bench.terminal.cardHappened(.read(Bench.card))
        await bench.terminal.cardHappened(
            .read(IdentityCard(kind: .mainland, name: "李测", sex: .female, number: "990202188802290004")))
        #expect(try await bench.terminal.visit(token: token)?.card?.name == "张三测")
    }

    @Test func `what a person typed over the card's word stays`() async throws {
        let bench = try Bench()
        let token = try await bench.terminal.start()
        try await bench.terminal.choose(utilities: ["water"], kind: .resident)
        try await bench.terminal.keep(["contact.name": "李四测"])
        await bench.terminal.cardHappened(.read(Bench.card))
        try await bench.terminal.choose(utilities: ["water"], kind: .resident)
        let visit = try await bench.terminal.visit(token: token)
        #expect(visit?.answers["contact.name"]?.value == "李四测")
        #expect(visit?.answers["applicant.personName"]?.value == "张三测")
    }
}
