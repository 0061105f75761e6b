import Foundation
import HallCore
import HubMessages
import HubService
import HubStore
import Testing

/// What an applicant asks for at a terminal is taken or refused once, in the order in which the centre hears of it.
@Suite struct WishTests {
    let time = TestTime()

    private func opened(at hub: Hub) async throws -> (record: CaseRecord, kiosk: TestKiosk) {
        var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
        let record = try kiosk.commitCase(serial: 1)
        _ = try await kiosk.push(1...1, to: hub)
        return (record, kiosk)
    }

    private func say(
        _ wish: ApplicantWish.Wish, of record: CaseRecord, by claim: ApplicantWish.Claim? = nil,
        _ kiosk: inout TestKiosk, to hub: Hub
    ) async throws -> WishAnswer {
        let wish = ApplicantWish(
            number: record.number, claim: claim ?? .receipt(proof: record.proof.lowercased()), wish: wish)
        let id = kiosk.commit(.applicantWish, caseID: record.id, data: try JSONValue(encoding: wish)).id
        let place = kiosk.events.count
        #expect(try await kiosk.push(place...place, to: hub).status == 200)
        #expect(try await kiosk.push(place...place, to: hub).status == 200)
        let items = try await hub.store.feed(of: kiosk.code, after: 0, limit: 100).items
        let answers = try items.filter { $0.type == .wishAnswered }.map { try $0.body.decode(WishAnswer.self) }
        #expect(answers.count { $0.wish == id } == 1)
        return try #require(answers.first { $0.wish == id })
    }

    @Test(arguments: TestEngine.allCases)
    func `a withdrawal before acceptance is done at once, sent twice or not`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            var (record, kiosk) = try await opened(at: hub)
            #expect(try await say(.withdraw, of: record, &kiosk, to: hub).result == .taken)
            #expect(try await store.caseRecord(record.id)?.lanes.map(\.status) == [.withdrawn, .withdrawn])
            #expect(try await store.journal(of: record.id).map(\.by.party) == [.applicant])
            let again = try await say(.withdraw, of: record, &kiosk, to: hub)
            #expect(again.result == .refused && again.text == "这一项已经结束，不能再办")
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a withdrawal that the centre hears of after acceptance waits for the window`(engine: TestEngine) async throws
    {
        try await withHub(on: engine, time) { store, hub in
            var (record, kiosk) = try await opened(at: hub)
            try await hub.receive(record)
            #expect(try await say(.withdraw, of: record, &kiosk, to: hub).result == .toBeConfirmed)
            #expect(try await store.caseRecord(record.id)?.lanes.map(\.status) == [.accepted, .accepted])
            let queue = try await store.tasks(TaskQuery(division: record.division, parties: [.window]))
            #expect(queue.contains { $0.task.work == .decideWithdrawal })
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `what was mended at a terminal is in the case, and the terminal hears what is left`(
        engine: TestEngine
    ) async throws {
        try await withHub(on: engine, time) { store, hub in
            var (record, kiosk) = try await opened(at: hub)
            let items = [
                CorrectionItem(id: "1", lane: nil, subject: .field("place.road"), text: "写清门牌号"),
                CorrectionItem(id: "2", lane: nil, subject: .other, text: "补平面图"),
            ]
            _ = try await hub.perform(
                CaseOrder(
                    caseID: record.id, expectedVersion: nil, events: items.map { .note($0) } + [.sendCorrections]),
                by: .office(.window))
            let wish = ApplicantWish.Wish.supply(items: ["1"], answers: ["place.road": "学院南路1号"], papers: [])
            #expect(try await say(wish, of: record, &kiosk, to: hub).result == .taken)
            let stored = try #require(try await store.storedCase(record.id)?.process)
            #expect(stored.form.value(of: "place.road") == "学院南路1号")
            let heard = try await store.feed(of: kiosk.code, after: 0, limit: 100).items.filter { $0.type == .caseAsks }
            #expect(try heard.map { try $0.body.decode(CaseAsks.self).items.map(\.ids) } == [[["1"], ["2"]], [["2"]]])
            #expect(try await say(wish, of: record, &kiosk, to: hub).result == .refused)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `who has neither the receipt nor the applicant's card changes nothing`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            var (record, kiosk) = try await opened(at: hub)
            for claim in [
                ApplicantWish.Claim.receipt(proof: ""), .receipt(proof: "0"), .card(number: "99010119900101001X"),
            ] {
                #expect(try await say(.withdraw, of: record, by: claim, &kiosk, to: hub).result == .refused)
            }
            #expect(try await store.journal(of: record.id).isEmpty)
            let card = try #require(record.form.cardNumbers(askedBy: nil).first)
            #expect(try await say(.withdraw, of: record, by: .card(number: card), &kiosk, to: hub).result == .taken)
        }
    }

    @Test func `a number alone does not tell what a case asks for, a receipt does`() async throws {
        try await withHub(on: .sqlite, time) { _, hub in
            let (record, kiosk) = try await opened(at: hub)
            func asked(_ lookup: CaseLookup) async throws -> CaseProgress? {
                let body = try JSONEncoder().encode(lookup)
                let answer = try await kiosk.send("POST", "/v1/kiosks/\(kiosk.code)/lookup", body, to: hub)
                return try answer.decoded(CaseLookupResult.self).cases.first
            }
            #expect(try await #require(asked(.number(record.number))).asks == nil)
            #expect(try await #require(asked(.receipt(record.number, proof: record.proof))).asks?.version == 0)
        }
    }
}
