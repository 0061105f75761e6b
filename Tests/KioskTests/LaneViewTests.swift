import HallCore
import PackFiles
import Testing

@testable import KioskScreens

struct LaneViewTests {
    private let pack: PolicyPack
    private let lane: Lane
    private let submitted: Timestamp

    init() throws {
        let loaded = try Bench.suizhou()
        pack = loaded.pack
        submitted = try Bench.required(Timestamp(rfc3339: "2026-11-20T10:00:00+08:00"))
        lane = try Bench.required(
            PromiseMaker(pack: pack, calendar: loaded.calendar).lanes(
                for: ApplicationForm(
                    utilities: ["water"],
                    answers: [FieldNames.appointment: Answer(value: "2026-11-24T10", source: .typed)]),
                submittedAt: submitted
            ).first)
    }

    private func view(_ status: LaneStatus, _ stage: String, days: Int) -> LaneView {
        var lane = lane
        (lane.status, lane.stage) = (status, stage)
        return LaneView(lane, pack: pack, now: submitted.adding(minutes: days * 1440))
    }

    @Test func `the next promise is said with the days that are left`() {
        #expect(view(.submitted, "received", days: 0).promise?.hasSuffix("受理，今天到期") == true)
        #expect(view(.accepted, "accepted", days: 0).promise?.hasSuffix("接入，还剩 5 天") == true)
        #expect(view(.accepted, "accepted", days: 0).tone.isEmpty)
    }

    @Test func `a promise that was kept is never late`() {
        let late = view(.submitted, "received", days: 1)
        #expect(late.promise?.hasSuffix("已超时") == true && late.tone == "warn")
        let kept = view(.accepted, "accepted", days: 1)
        #expect(kept.promise?.contains("已超时") == false && kept.tone.isEmpty)
        #expect(view(.completed, "done", days: 30).promise == nil)
    }

    @Test func `work that has begun keeps no promise yet`() {
        #expect(view(.working, "connection", days: 0).promise?.hasSuffix("接入，还剩 5 天") == true)
        let late = view(.working, "connection", days: 30)
        #expect(late.promise?.hasSuffix("已超时") == true && late.tone == "warn")
    }

    @Test func `the stages that were reached are told with their dates`() {
        var (lane, generator) = (lane, SystemRandomNumberGenerator())
        lane.changes = [
            LaneChange(
                id: UUIDv7(milliseconds: 1, random: &generator), utility: "water", version: 1, status: .accepted,
                stage: "accepted", at: submitted, by: "窗口 W01")
        ]
        #expect(LaneView(lane, pack: pack, now: submitted).reached == ["11月20日 10:00 已受理"])
    }

    @Test func `companies that promise the same are told together`() {
        var other = lane
        other.utility = "power"
        var third = lane
        third.utility = "gas"
        third.promises.removeLast()
        let groups = PromiseGroup.groups(of: [lane, other, third], pack: pack)
        #expect(groups.map { $0.companies.map(\.name) } == [["供水", "供电"], ["燃气"]])
        #expect(groups.allSatisfy { !$0.lines.isEmpty && $0.companies.allSatisfy { !$0.company.isEmpty } })
    }
}
