import HallCore
import KioskSession
import KioskStore
import Testing

/// A card finds its person, and nobody else.
struct PlacedCardTests {
    private let other = IdentityCard(kind: .mainland, name: "李测", sex: .female, number: "990202188802290004")

    @Test func `a card placed before the first touch fills the form of who touches next`() async throws {
        let bench = try Bench()
        await bench.terminal.cardHappened(.read(Bench.card))
        let visit = try await bench.begin().id
        try await bench.terminal.choose(utilities: ["water"], kind: .resident, for: visit)
        let answers = try await bench.store.visit()?.answers
        #expect(answers?["applicant.personName"] == Answer(value: "张三测", source: .card))
        #expect(answers?["applicant.citizenNumber"]?.source == .card)
    }

    @Test func `a card placed after the choice fills the form too`() async throws {
        let bench = try Bench()
        let visit = try await bench.begin().id
        try await bench.terminal.choose(utilities: ["water"], kind: .resident, for: visit)
        await bench.terminal.cardHappened(.read(Bench.card))
        #expect(try await bench.store.visit()?.answers["applicant.personName"]?.value == "张三测")
    }

    @Test func `a card that lay too long before anybody touched is given to nobody`() async throws {
        let bench = try Bench()
        await bench.terminal.cardHappened(.read(Bench.card))
        bench.pass(seconds: 31)
        #expect(try await bench.begin().card == nil)
    }

    @Test func `a card that was taken up again waits only a moment`() async throws {
        let bench = try Bench()
        await bench.terminal.cardHappened(.read(Bench.card))
        await bench.terminal.cardHappened(.removed)
        bench.pass(seconds: 11)
        #expect(try await bench.begin().card == nil)
    }

    @Test func `a card left lying does not open the next person's visit, not even when the reader comes back`()
        async throws
    {
        let bench = try Bench()
        let terminal = bench.terminal
        await terminal.deviceChanged(.idReader, to: .ready)
        bench.pass(seconds: 60)
        let first = try await bench.begin().id
        await terminal.cardHappened(.reading)
        await terminal.cardHappened(.read(Bench.card))
        await terminal.leave(first)
        #expect(await terminal.cardLies)
        #expect(try await bench.begin().card == nil)
        await terminal.deviceChanged(.idReader, to: .absent)
        bench.pass(seconds: 5)
        await terminal.deviceChanged(.idReader, to: .ready)
        bench.pass(seconds: 5)
        await terminal.cardHappened(.reading)
        await terminal.cardHappened(.read(Bench.card))
        #expect(try await bench.store.visit()?.card == nil)
        await terminal.cardHappened(.removed)
        await terminal.cardHappened(.reading)
        await terminal.cardHappened(.read(Bench.card))
        #expect(try await bench.store.visit()?.card == Bench.card)
    }

    @Test func `what a reader finds at once as it comes up lay there before`() async throws {
        let bench = try Bench()
        await bench.terminal.deviceChanged(.idReader, to: .ready)
        await bench.terminal.cardHappened(.reading)
        await bench.terminal.cardHappened(.read(Bench.card))
        #expect(try await bench.begin().card == nil)
    }

    @Test func `a second card does not replace the first`() async throws {
        let bench = try Bench()
        _ = try await bench.begin()
        await bench.terminal.cardHappened(.read(Bench.card))
        await bench.terminal.cardHappened(.removed)
        await bench.terminal.cardHappened(.read(other))
        #expect(try await bench.store.visit()?.card?.name == "张三测")
    }

    @Test func `what a person typed over the card's word stays`() async throws {
        let bench = try Bench()
        let visit = try await bench.begin().id
        try await bench.terminal.choose(utilities: ["water"], kind: .resident, for: visit)
        try await bench.terminal.keep(["contact.name": "李四测"], for: visit)
        await bench.terminal.cardHappened(.read(Bench.card))
        let answers = try await bench.store.visit()?.answers
        #expect(answers?["contact.name"]?.value == "李四测")
        #expect(answers?["applicant.personName"]?.value == "张三测")
    }

    @Test func `a case is found again by the card that was placed, whatever was typed`() async throws {
        let bench = try Bench()
        let visit = try await bench.fillApplication()
        await bench.terminal.cardHappened(.read(other))
        let record = try await bench.submit(visit)
        for number in [other.number, Bench.card.number] {
            #expect(try await bench.store.caseRecords(cardNumber: number).map(\.id) == [record.id])
        }
    }
}
