import HallCore
import PackFiles
import Testing

struct CaseEngineTests {
    /// One case of one city, moved along by events.
    private struct Play {
        let engine: CaseEngine
        var process: CaseProcess
        var now: Timestamp

        init(
            _ city: String, _ utilities: [UtilityID], _ answers: [String: String] = [:], kind: ApplicantKind = .company
        ) throws {
            let loaded = try Fixtures.pack(city)
            engine = CaseEngine(pack: loaded.pack, calendar: loaded.calendar)
            now = try #require(Timestamp(rfc3339: "2026-11-23T09:00:00+08:00"))
            process = engine.open(
                ApplicationForm(
                    applicantKind: kind, utilities: utilities,
                    answers: answers.mapValues { Answer(value: $0, source: .typed) }), at: now)
        }

        mutating func apply(_ events: ProcessEvent...) throws {
            for event in events {
                now = now.adding(minutes: 1)
                process = try engine.apply(event, to: process, at: now)
            }
        }

        mutating func learn(_ facts: [String: String], lane: UtilityID? = nil) throws {
            for (fact, value) in facts.sorted(by: { $0.key < $1.key }) {
                process = try engine.apply(.learn(facts: [fact: value], lane: lane), to: process, at: now)
            }
        }

        mutating func finish(_ stages: String..., lane: UtilityID? = nil) throws {
            for stage in stages { try apply(.finish(stage: stage, lane: lane)) }
        }

        mutating func toFeedback() throws {
            let known = engine
            try learn(
                [
                    "papers.complete": "yes", "application.scope": "inside", "project.key": "no",
                    "review.result": "qualified",
                    "survey.mode": "joint", "result.agreed": "yes", "works.external": "no",
                ].filter { known.knows($0.key) })
            try finish("received", "accepted")
            try finish("review")
            try finish("surveyStart", "survey")
        }

        func position(_ lane: UtilityID) -> LanePosition? { process.lane(lane)?.position }
    }

    @Test func `a short line in Suizhou goes without approval to the end`() throws {
        var play = try Play("suizhou", ["water", "gas"])
        try play.finish("received")
        try play.finish("accepted", lane: "water")
        #expect(play.position("water") == .undecided(after: "accepted", missing: ["works.external"]))
        try play.learn(["works.external": "yes", "works.length": "500"])
        #expect(play.position("water") == .waiting("survey"), "gas is not there yet")
        try play.finish("accepted", lane: "gas")
        #expect(play.position("water") == .inside("survey") && play.position("gas") == .inside("survey"))
        try play.finish("survey", "works", "connection")
        #expect(play.process.lanes.allSatisfy { $0.position == .ended("done") })
    }

    @Test func `six departments side by side, and nobody digs before the last has agreed`() throws {
        var play = try Play("suizhou", ["water"])
        try play.finish("received", "accepted")
        try play.learn([
            "works.external": "yes", "works.length": "800", "works.needsApproval": "yes", "commitment.eligible": "no",
        ])
        try play.finish("survey")
        #expect(play.position("water") == .inside("approval"))
        let asked = try #require(play.process.lane("water")?.permissions.first?.asked)
        #expect(asked.count == 6)
        for department in asked.dropFirst() {
            try play.apply(.opinion(permission: "jointApproval", lane: "water", department: department, .agreed))
        }
        #expect(throws: ProcessRefusal.permissionsOpen(["jointApproval"])) { try play.finish("approval") }
        #expect(throws: ProcessRefusal.notAsked(department: "somebody")) {
            try play.apply(.opinion(permission: "jointApproval", lane: "water", department: "somebody", .agreed))
        }
        try play.apply(.opinion(permission: "jointApproval", lane: "water", department: asked[0], .agreed))
        try play.finish("approval")
        #expect(play.position("water") == .inside("works"))
    }

    @Test func `a refusal by one department keeps the lane from the works`() throws {
        var play = try Play("suizhou", ["water"])
        try play.finish("received", "accepted")
        try play.learn([
            "works.external": "yes", "works.length": "800", "works.needsApproval": "yes", "commitment.eligible": "no",
        ])
        try play.finish("survey")
        try play.apply(.opinion(permission: "jointApproval", lane: "water", department: "transport", .refused))
        #expect(throws: ProcessRefusal.permissionRefused("jointApproval")) { try play.finish("approval") }
    }

    @Test func `after a refusal the utility asks anew, and only who refused decides again`() throws {
        var play = try Play("suizhou", ["water", "power"])
        try play.finish("received", "accepted")
        try play.learn([
            "works.external": "yes", "works.length": "800", "works.needsApproval": "yes", "commitment.eligible": "no",
        ])
        try play.finish("survey")
        let asked = try #require(play.process.lane("water")?.permissions.first?.asked)
        for department in asked {
            try play.apply(
                .opinion(
                    permission: "jointApproval", lane: nil, department: department,
                    department == "transport" ? .refused : .agreed, remark: "占了行车道"))
        }
        try play.apply(.request(permission: "jointApproval", lane: "water", changed: "改为顶管"))
        let anew = try #require(play.process.lane("water")?.permissions.first)
        #expect(anew.verdict == nil && anew.opinions["planning"] == .agreed)
        #expect(anew.refusals?.map(\.department) == ["transport"])
        #expect(anew.refusals?.map(\.remark) == ["占了行车道"] && anew.refusals?.map(\.changed) == ["改为顶管"])
        let open = play.engine.tasks(of: play.process, at: play.now).filter { $0.party == .department("transport") }
        #expect(open.map(\.work) == [.opinion(permission: "jointApproval", department: "transport")])
        try play.apply(.opinion(permission: "jointApproval", lane: nil, department: "transport", .agreed))
        #expect(play.process.lane("water")?.permissions.first?.verdict == .agreed)
        #expect(play.process.lane("power")?.permissions.first?.verdict == .refused, "nobody asked anew for it")
        try play.apply(.request(permission: "jointApproval", lane: "power", changed: "同上"))
        try play.apply(.opinion(permission: "jointApproval", lane: nil, department: "transport", .agreed))
        try play.finish("approval")
    }

    @Test func `what is learnt after the survey still calls for its permissions`() throws {
        var play = try Play("suizhou", ["water"])
        try play.finish("received", "accepted")
        try play.learn(["works.external": "yes"])
        try play.finish("survey")
        #expect(play.process.lane("water")?.permissions.isEmpty == true)
        try play.learn(["works.length": "800", "works.needsApproval": "yes", "commitment.eligible": "no"])
        #expect(play.position("water") == .inside("approval"))
        #expect(play.process.lane("water")?.permissions.map(\.kind) == ["jointApproval"])
    }

    @Test func `in Huaibei digging and green space start by themselves, the rest on request`() throws {
        var play = try Play("huaibei", ["water", "power"])
        try play.learn(
            [
                "works.external": "yes", "survey.onSite": "yes", "intake.channel": "window", "works.digsRoad": "yes",
                "works.occupiesGreen": "no",
            ].filter { fact in play.engine.knows(fact.key) })
        try play.finish("received", "accepted")
        try play.finish("survey")
        #expect(play.process.lane("water")?.permissions.map(\.kind).contains("planning") == false)
        try play.apply(.request(permission: "planning", lane: "water"))
        #expect(play.process.lane("water")?.permissions.map(\.kind).contains("planning") == true)
        #expect(throws: ProcessRefusal.unknownPermission("moonlight")) {
            try play.apply(.request(permission: "moonlight", lane: "water"))
        }
    }

    @Test func `Shaoguan's window answers once, when the last result sheet is there`() throws {
        var play = try Play("shaoguan", ["water", "power"], ["appointment.time": "2026-11-24T10"])
        try play.toFeedback()
        try play.finish("feedback", lane: "water")
        #expect(play.position("water") == .waiting("answer"))
        #expect(throws: ProcessRefusal.notThere(stage: "answer")) { try play.finish("answer") }
        try play.finish("feedback", lane: "power")
        #expect(play.position("water") == .inside("answer"))
        #expect(throws: ProcessRefusal.mayNotAnswerPartially(since: nil)) {
            try play.apply(.answerPartially(stage: "answer"))
        }
    }

    @Test func `where a pack allows it, what is there goes out after its time`() throws {
        var loaded = try Fixtures.pack("shaoguan").pack
        let answer = try #require(loaded.stages.firstIndex { $0.id == "answer" })
        loaded.stages[answer].partialAfter = .workdays(try #require(Quantity("0.5")))
        var play = try Play("shaoguan", ["water", "power"], ["appointment.time": "2026-11-24T10"])
        let engine = CaseEngine(pack: loaded, calendar: try Fixtures.pack("shaoguan").calendar)
        try play.toFeedback()
        try play.finish("feedback", lane: "water")
        #expect(throws: ProcessRefusal.self) {
            try engine.apply(.answerPartially(stage: "answer"), to: play.process, at: play.now)
        }
        let later = play.now.adding(minutes: 3 * 1440)
        let process = try engine.apply(.answerPartially(stage: "answer"), to: play.process, at: later)
        #expect(process.lane("water")?.position == .inside("answer"))
        #expect(process.lane("power")?.position == .inside("feedback"))
    }

    @Test func `a lane that is withdrawn is waited for no longer`() throws {
        var play = try Play("shaoguan", ["water", "power"], ["appointment.time": "2026-11-24T10"])
        try play.toFeedback()
        try play.finish("feedback", lane: "water")
        try play.apply(.withdraw(lane: "power"))
        #expect(play.position("water") == .inside("answer") && play.position("power") == .withdrawn)
        #expect(throws: ProcessRefusal.ended) { try play.apply(.withdraw(lane: "power")) }
    }

    @Test func `the clock stands still while the applicant mends the papers`() throws {
        var play = try Play("shaoguan", ["water"], ["appointment.time": "2026-11-24T10"])
        try play.learn(
            ["papers.formCheck": "complete", "application.scope": "inside", "project.key": "no"].filter {
                play.engine.knows($0.key)
            })
        try play.finish("received", "accepted")
        let before = try #require(
            play.engine.limits(of: play.process, at: play.now).first { $0.deadline.stage == "review" })
        try play.apply(.pause(lane: "water", reason: "correction"))
        #expect(throws: ProcessRefusal.alreadyPaused) { try play.apply(.pause(lane: "water", reason: "correction")) }
        #expect(throws: ProcessRefusal.alreadyPaused) { try play.apply(.pause(lane: "water", reason: "weather")) }
        play.now = play.now.adding(minutes: 1440)
        try play.apply(.resume(lane: "water"))
        let after = try #require(
            play.engine.limits(of: play.process, at: play.now).first { $0.deadline.stage == "review" })
        let first = try #require(before.reading.promised?.due)
        let second = try #require(after.reading.promised?.due)
        #expect(second - first >= 1440 * 60_000)
        #expect(after.reading.pausedMinutes > 0)
    }

    @Test func `a problem is reported and answered with a day`() throws {
        var play = try Play("shaoguan", ["water"])
        try play.apply(.report(problem: "p1", lane: "water"))
        let until = try #require(CivilDate(iso: "2026-11-30"))
        try play.apply(.answer(problem: "p1", .scheduled(at: play.now, until: until)))
        #expect(play.process.problems.first?.answer == .scheduled(at: play.now.adding(minutes: -1), until: until))
        #expect(throws: ProcessRefusal.unknownProblem("p2")) {
            try play.apply(.answer(problem: "p2", .solved(at: play.now)))
        }
    }

    @Test func `what the pack does not know is not learnt`() throws {
        var play = try Play("zhoukou", ["water"])
        #expect(throws: ProcessRefusal.noFact("works.colour")) { try play.learn(["works.colour": "red"]) }
        #expect(throws: ProcessRefusal.noLane("heat")) { try play.apply(.withdraw(lane: "heat")) }
    }

    @Test func `Qijiang's large firms go through all seven steps together`() throws {
        var play = try Play(
            "qijiang", ["power", "water"],
            [
                "applicant.scale": "other", "power.businessType": "open", "water.businessType": "open",
                "power.nature": "high", "application.handling": "joint",
            ])
        try play.learn(
            ["works.external": "yes", "supply.voltage": "10", "pipe.diameter": "200"].filter {
                play.engine.knows($0.key)
            })
        try play.finish("received", "accepted", "dispatched")
        #expect(throws: ProcessRefusal.materialsMissing(["largeSet"])) { try play.finish("survey") }
        try play.apply(.receive(material: "largeSet"))
        try play.finish("survey")
        #expect(play.process.lanes.allSatisfy { $0.position == .inside("plan") })
        try play.finish("plan", lane: "power")
        try play.finish("plan", lane: "water")
        try play.finish("design")
        for lane in ["power", "water"] {
            try play.apply(.opinion(permission: "roadJoint", lane: lane, department: "approvalDepartment", .agreed))
        }
        try play.finish("approval", "jointWorks", "inspection")
        try play.finish("connection", lane: "water")
        #expect(play.position("water") == .ended("done") && play.position("power") == .inside("connection"))
    }
}

extension CaseEngine {
    /// Whether the pack has such a fact, so that a test can say more than one city asks.
    fileprivate func knows(_ fact: String) -> Bool {
        do {
            let start = Timestamp(milliseconds: 0)
            _ = try apply(
                .learn(facts: [fact: "yes"], lane: nil), to: open(ApplicationForm(), at: start), at: start)
            return true
        } catch { return error != .noFact(fact) }
    }
}

struct SuspensionTests {
    @Test func `a suspension lasts three months and then until the default is mended`() throws {
        let pack = try Fixtures.pack("zhoukou").pack
        let measure = try #require(pack.measures.first { $0.effect?.fact == "commitment.suspended" })
        let from = try #require(CivilDate(iso: "2026-11-30"))
        func suspended(_ day: String, mended: String?) throws -> String? {
            let suspension = Suspension(
                measure: measure.id, utility: "gas", from: from, mendedOn: mended.flatMap { CivilDate(iso: $0) })
            return pack.facts(of: [suspension], on: try #require(CivilDate(iso: day)))["gas:commitment.suspended"]
        }
        #expect(try suspended("2026-11-29", mended: nil) == "no")
        #expect(try suspended("2026-11-30", mended: nil) == "yes")
        #expect(try suspended("2027-02-27", mended: "2026-12-01") == "yes")
        #expect(try suspended("2027-02-28", mended: "2026-12-01") == "no")
        #expect(try suspended("2027-06-01", mended: nil) == "yes")
        #expect(pack.facts(of: [], on: from)["water:commitment.suspended"] == "no")
    }
}

struct RoadWorksTests {
    @Test func `works on one stretch in one time are dug once`() throws {
        func works(_ utility: String, _ section: String, _ from: String, _ to: String) throws -> RoadWorks {
            RoadWorks(
                utility: utility, section: section, from: try #require(CivilDate(iso: from)),
                to: try #require(CivilDate(iso: to)))
        }
        let plans = [
            try works("water", "迎宾大道 1–3 号", "2026-11-23", "2026-11-25"),
            try works("gas", "迎宾大道1–3号", "2026-11-25", "2026-11-26"),
            try works("power", "迎宾大道1–3号", "2026-11-28", "2026-11-29"),
            try works("heat", "测试路", "2026-11-23", "2026-11-29"),
        ]
        #expect(RoadWorks.together(plans).map { $0.map(\.utility) } == [["water", "gas"]])
    }
}
