import HallCore
import Testing

@Suite struct LaneTests {
    private let change: UUIDv7
    private let at = Timestamp(milliseconds: 1_795_000_000_000)

    init() {
        var random = SeededGenerator(state: 3)
        change = UUIDv7(milliseconds: 1, random: &random)
    }

    private func standing(
        _ status: LaneStatus, _ stage: String, message: String? = nil
    ) -> CaseStanding.LaneStanding {
        CaseStanding.LaneStanding(utility: "water", status: status, stage: stage, message: message, promises: [])
    }

    private func following(
        _ lane: Lane, _ standing: CaseStanding.LaneStanding
    ) -> (lane: Lane, change: LaneChange)? {
        lane.following(standing, change: change, at: at, by: "window#W01")
    }

    @Test func `a lane follows its case, version by version`() throws {
        var lane = Lane(opening: "water", first: "received", promises: [])
        #expect(lane.stage == "received" && lane.version == 0)
        let way: [(LaneStatus, String)] = [(.accepted, "accepted"), (.working, "survey"), (.completed, "done")]
        for (index, (status, stage)) in way.enumerated() {
            let step = try #require(following(lane, standing(status, stage)))
            #expect(lane.applying(step.change) == step.lane)
            #expect(step.change.version == index + 1 && step.change.by == "window#W01")
            lane = step.lane
        }
        #expect(lane.status == .completed && lane.changes.count == 3)
    }

    @Test func `nothing is told where the applicant sees nothing new`() throws {
        let lane = Lane(utility: "water", status: .working, stage: "survey", version: 3)
        #expect(following(lane, standing(.working, "survey")) == nil)
        let step = try #require(following(lane, standing(.correcting, "survey", message: "请补红线图")))
        #expect(following(step.lane, standing(.correcting, "survey", message: "请补红线图")) == nil)
    }

    @Test func `a change that is not newer or not of this lane changes nothing`() {
        let lane = Lane(utility: "water", status: .working, stage: "survey", version: 3)
        let old = LaneChange(
            id: change, utility: "water", version: 3, status: .completed, stage: "done", at: at, by: "供水")
        var other = old
        other.utility = "gas"
        other.version = 4
        #expect(lane.applying(old) == lane)
        #expect(lane.applying(other) == lane)
    }
}
