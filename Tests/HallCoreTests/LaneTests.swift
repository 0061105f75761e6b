import HallCore
import PackFiles
import Testing

@Suite struct LaneTests {
    private let stages: [Stage]
    private let change: UUIDv7
    private let at = Timestamp(milliseconds: 1_795_000_000_000)

    init() throws {
        stages = try Fixtures.suizhou().pack.stages
        var random = SeededGenerator(state: 3)
        change = UUIDv7(milliseconds: 1, random: &random)
    }

    private func stage(for status: LaneStatus) -> String {
        switch status {
        case .submitted: "received"
        case .accepted: "accepted"
        case .correcting, .working, .refused, .withdrawn: "survey"
        case .completed: "done"
        }
    }

    private static let actions: [(name: String, action: LaneAction)] = [
        ("accept", .accept), ("correct", .requestCorrection("请补用地材料")), ("received", .correctionReceived),
        ("advance", .advance(to: "connection")), ("complete", .complete), ("refuse", .refuse(reason: "不在供应范围")),
        ("withdraw", .withdraw),
    ]

    /// The status that follows; whatever is not named here is refused.
    private static let table: [LaneStatus: [String: LaneStatus]] = [
        .submitted: ["accept": .accepted, "correct": .correcting, "refuse": .refused, "withdraw": .withdrawn],
        .accepted: [
            "correct": .correcting, "advance": .working, "complete": .completed, "withdraw": .withdrawn,
        ],
        .correcting: ["received": .working, "refuse": .refused, "withdraw": .withdrawn],
        .working: ["correct": .correcting, "advance": .working, "complete": .completed, "withdraw": .withdrawn],
    ]

    @Test func `every action in every status does what the table says`() throws {
        for status in LaneStatus.allCases {
            for (name, action) in Self.actions {
                let lane = Lane(utility: "water", status: status, stage: stage(for: status), version: 4)
                let result = Result { try lane.applying(action, change: change, at: at, by: "窗口 01", stages: stages) }
                guard let expected = Self.table[status]?[name] else {
                    let refusal: LaneRefusal = status.isTerminal ? .ended(status) : .notNow(status)
                    #expect(throws: refusal, "\(status) \(name)") { try result.get() }
                    continue
                }
                let (after, record) = try result.get()
                #expect(after.status == expected, "\(status) \(name)")
                #expect(after.version == 5 && record.version == 5)
                #expect(after.changes == [record])
                #expect(lane.applying(record) == after)
            }
        }
    }

    @Test func `a lane goes from receipt to completion along the pack's stages`() throws {
        var lane = Lane(opening: "water", first: "received", promises: [])
        #expect(lane.stage == "received" && lane.version == 0)
        let way: [(LaneAction, String)] = [
            (.accept, "accepted"), (.advance(to: "survey"), "survey"), (.requestCorrection("请补红线图"), "survey"),
            (.correctionReceived, "survey"), (.advance(to: "approval"), "approval"), (.advance(to: "works"), "works"),
            (.advance(to: "connection"), "connection"), (.complete, "done"),
        ]
        for (action, stage) in way {
            lane = try lane.applying(action, change: change, at: at, by: "供水 07", stages: stages).lane
            #expect(lane.stage == stage)
        }
        #expect(lane.status == .completed && lane.version == 8)
    }

    @Test func `a correction before acceptance returns to what it was`() throws {
        var lane = Lane(opening: "gas", first: "received", promises: [])
        lane = try lane.applying(.requestCorrection("请补"), change: change, at: at, by: "窗口", stages: stages).lane
        lane = try lane.applying(.correctionReceived, change: change, at: at, by: "窗口", stages: stages).lane
        #expect(lane.status == .submitted && lane.stage == "received")
    }

    @Test func `stages are not jumped, invented or passed without a word where one is needed`() {
        let lane = Lane(utility: "water", status: .accepted, stage: "accepted")
        func apply(_ action: LaneAction) throws {
            _ = try lane.applying(
                action, change: change, at: at, by: "窗口", stages: stages)
        }
        #expect(throws: LaneRefusal.notNext(stage: "联合施工", after: "受理")) { try apply(.advance(to: "works")) }
        #expect(throws: LaneRefusal.unknownStage("nowhere")) { try apply(.advance(to: "nowhere")) }
        #expect(throws: LaneRefusal.messageMissing) { try apply(.requestCorrection(" \n")) }
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
