import HallCore
import KioskStore
import Testing

@testable import KioskSession

struct CarryOverTests {
    private static let secret = Array(repeating: UInt8(9), count: 32)

    /// Two terminals of one hall, of which the second can ask the first.
    private func hall() throws -> (first: Bench, from: Terminal, to: Terminal, second: Bench) {
        let (first, second) = (try Bench(), try Bench())
        let seal = CarrySeal(secret: Self.secret)
        let from = first.terminal(on: first.store, carry: CarryLine(seal: seal) { _, _ in nil })
        let to = second.terminal(
            on: second.store, carry: CarryLine(seal: seal) { lookup, taker in await from.handOver(lookup, to: taker) })
        return (first, from, to, second)
    }

    private func begin(_ terminal: Terminal) async throws -> Visit {
        try Bench.required(try await terminal.visit(token: try await terminal.start()))
    }

    @Test func `a half-filled form goes on at another terminal, once, with its sources and its first receiver`()
        async throws
    {
        let (first, from, to, second) = try hall()
        let visit = try await begin(from)
        let member = StaffMember(
            number: "W01", name: "王小明", pin: try PinHash("246810", salt: [1, 2, 3, 4, 5, 6, 7, 8]))
        try await from.beginHelp(by: member, for: visit.id)
        try await from.choose(utilities: ["water"], kind: .resident, for: visit.id)
        try await from.keep(["contact.phone": "13800138000"], for: visit.id)
        let code = try Bench.required(try await from.park(visit.id)).code
        await from.leave(visit.id)
        #expect(code.count == 8)

        let next = try await begin(to)
        #expect(try await to.pickUp(code, for: next.id) == .done)
        let carried = try await to.visit(next.id)
        #expect(carried.utilities == ["water"] && carried.applicantKind == .resident)
        #expect(carried.answers["contact.phone"] == Answer(value: "13800138000", source: .staff))
        #expect(carried.help == .handedBack(first: FirstReceiver(number: "W01", name: "王小明", at: first.now)))
        #expect(try await to.pickUp(code, for: next.id) == .unknown)
        _ = second
    }

    @Test func `a form waits half an hour and is gone`() async throws {
        let (first, from, to, second) = try hall()
        let visit = try await begin(from)
        try await from.choose(utilities: ["water"], kind: .resident, for: visit.id)
        let code = try Bench.required(try await from.park(visit.id)).code
        first.pass(seconds: 1801)
        let next = try await begin(to)
        #expect(try await to.pickUp(code, for: next.id) == .unknown)
        _ = second
    }

    @Test func `five wrong codes shut the door for five minutes`() async throws {
        let (first, from, to, second) = try hall()
        let visit = try await begin(from)
        try await from.choose(utilities: ["water"], kind: .resident, for: visit.id)
        let code = try Bench.required(try await from.park(visit.id)).code
        let wrong = code == "00000000" ? "00000001" : "00000000"
        let next = try await begin(to)
        for _ in 0..<4 { #expect(try await to.pickUp(wrong, for: next.id) == .unknown) }
        #expect(try await to.pickUp(wrong, for: next.id) == .shut(milliseconds: 300_000))
        #expect(try await to.pickUp(code, for: next.id) == .shut(milliseconds: 300_000))
        try await to.touch(next.id, lasting: 600_000)
        second.pass(seconds: 301)
        #expect(try await to.pickUp(code, for: next.id) == .done)
        _ = first
    }

    @Test func `an empty form is not kept`() async throws {
        let (first, from, _, second) = try hall()
        let visit = try await begin(from)
        #expect(try await from.park(visit.id) == nil)
        _ = (first, second)
    }

    @Test func `an answer that was lost on the way is given again to who took it, and to nobody else`() {
        var forms = ParkedForms()
        forms.park([1], under: "a", at: 0)
        #expect(forms.take("b", by: "x", at: 1) == nil)
        #expect(forms.take("a", by: "x", at: 1) == [1])
        #expect(forms.take("a", by: "y", at: 2) == nil)
        #expect(forms.take("a", by: "x", at: 3) == [1])
        #expect(forms.take("a", by: "x", at: 40_000) == nil)
        #expect(forms.count == 0)
    }

    @Test func `a sealed form opens with its own code at a terminal of its own hall only`() throws {
        let seal = CarrySeal(secret: Self.secret)
        let sealed = try Bench.required(seal.seal(Array("张三测".utf8), under: "12345678"))
        #expect(seal.open(sealed, with: "12345678") == Array("张三测".utf8))
        #expect(seal.open(sealed, with: "12345679") == nil)
        #expect(CarrySeal(secret: Array(repeating: 8, count: 32)).open(sealed, with: "12345678") == nil)
        var spoiled = sealed
        spoiled[sealed.count / 2] ^= 1
        #expect(seal.open(spoiled, with: "12345678") == nil)
        #expect(!String(decoding: sealed, as: UTF8.self).contains("张三测"))
        #expect(seal.isMark(seal.mark(of: "1 a b"), of: "1 a b") && !seal.isMark(seal.mark(of: "1 a b"), of: "2 a b"))
    }
}
