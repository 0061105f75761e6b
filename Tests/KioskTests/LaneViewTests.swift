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
        let (received, accepted) = (view(.submitted, "received", days: 0), view(.accepted, "accepted", days: 0))
        #expect(received.promise?.hasSuffix("受理") == true && received.left == "今天到期")
        #expect(accepted.promise?.hasSuffix("接入") == true && accepted.left == "还剩 5 天")
        #expect(accepted.tone.isEmpty)
    }

    @Test func `a promise that was kept is never late`() {
        let late = view(.submitted, "received", days: 1)
        #expect(late.left == "已超时" && late.tone == "warn")
        let kept = view(.accepted, "accepted", days: 1)
        #expect(kept.left != "已超时" && kept.tone.isEmpty)
        let done = view(.completed, "done", days: 30)
        #expect(done.promise == nil && done.left == nil)
    }

    @Test func `work that has begun keeps no promise yet`() {
        let working = view(.working, "connection", days: 0)
        #expect(working.promise?.hasSuffix("接入") == true && working.left == "还剩 5 天")
        let late = view(.working, "connection", days: 30)
        #expect(late.left == "已超时" && late.tone == "warn")
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

    @Test func `the soonest hour comes first, and steps without one are only counted`() throws {
        var lane = lane
        let dated = lane.promises.filter { $0.due != nil }
        var open = try #require(dated.first)
        (open.kind, open.due, open.unstatedText) = (.unstated, nil, "文件没有写时限")
        lane.promises = [open] + dated.reversed()
        let group = try #require(PromiseGroup.groups(of: [lane], pack: pack).first)
        #expect(group.shown == dated.map(PromiseText.text) && dated.count > 1)
        #expect(group.remark == "另有 1 步文件没有写时限，进度随时可查。")
    }
}
