import HallCore
import PackFiles
import Testing

/// What happens to a case at the centre besides its stages.
@Suite struct DeskTests {
    /// More than Suizhou lets pass without approval.
    private static let longLine = [
        "works.external": "yes", "works.length": "501", "works.needsApproval": "yes", "commitment.eligible": "no",
    ]

    @Test func `what two utilities miss goes out as one list, once, and their clocks stand still`() throws {
        var desk = try Desk("shaoguan", ["water", "gas", "power"])
        try desk.apply(.finish(stage: "received", lane: nil), .finish(stage: "accepted", lane: nil))
        try desk.apply(
            .note(CorrectionItem(id: "1", lane: "water", subject: .field("place.road"), text: "写清门牌号")),
            .note(CorrectionItem(id: "2", lane: "gas", subject: .field("place.road"), text: "写清门牌号")),
            .note(CorrectionItem(id: "2b", lane: "gas", subject: .field("place.road"), text: "门牌号没写")),
            .note(CorrectionItem(id: "3", lane: "gas", subject: .other, text: "补用气平面图")))
        #expect(desk.process.notedCorrections.map(\.id) == ["1", "2", "3"])
        #expect(desk.process.corrections.last?.list.map(\.text) == ["写清门牌号", "补用气平面图"])
        #expect(desk.works(of: .window).contains(.sendCorrections))
        try desk.apply(.sendCorrections)
        #expect(desk.status("water") == .correcting && desk.status("gas") == .correcting)
        #expect(desk.works(of: .applicant) == [.mend])
        #expect(throws: ProcessRefusal.correctionsOut) {
            try desk.apply(.note(CorrectionItem(id: "4", lane: "gas", subject: .other, text: "再补一样")))
        }
        let answer = Answer(value: "学院南路1号", source: .typed)
        try desk.apply(.mend(answers: ["place.road": answer]))
        #expect(desk.process.form.answers["place.road"] == answer)
        #expect(desk.status("water") == .working && desk.works(of: .applicant) == [])
    }

    @Test func `a list that only one utility filled does not hold up the others`() throws {
        var desk = try Desk("shaoguan", ["water", "gas"])
        try desk.apply(
            .finish(stage: "received", lane: nil), .finish(stage: "accepted", lane: nil),
            .note(CorrectionItem(id: "1", lane: "water", subject: .other, text: "补用水量")), .sendCorrections)
        #expect(desk.status("water") == .correcting && desk.status("gas") == .working)
        #expect(desk.standing.lanes.first { $0.utility == "water" }?.message == "补用水量")
        #expect(throws: ProcessRefusal.textMissing) { try desk.apply(.refuse(lane: "gas", reason: " ")) }
    }

    @Test func `before acceptance the applicant withdraws alone, after it the window has to agree`() throws {
        var early = try Desk("suizhou", ["water", "gas"])
        try early.apply(.askWithdrawal(lane: nil))
        #expect(early.process.isOver && early.status("gas") == .withdrawn)
        var late = try Desk("suizhou", ["water", "gas"])
        try late.apply(.finish(stage: "received", lane: nil), .askWithdrawal(lane: "water"))
        #expect(late.status("water") == .accepted)
        #expect(late.works(of: .window).contains(.decideWithdrawal))
        #expect(throws: ProcessRefusal.alreadyAsked) { try late.apply(.askWithdrawal(lane: "gas")) }
        try late.apply(.decideWithdrawal(agreed: true))
        #expect(late.status("water") == .withdrawn && late.status("gas") == .accepted)
        #expect(throws: ProcessRefusal.noWithdrawal) { try late.apply(.decideWithdrawal(agreed: true)) }
    }

    @Test func `only an hour that every utility can keep is appointed`() throws {
        var desk = try Desk("shaoguan", ["water", "gas"])
        try desk.apply(.finish(stage: "received", lane: nil), .finish(stage: "accepted", lane: nil))
        #expect(!desk.works(of: .utility("water")).contains(.offerHours))
        try desk.apply(
            .learn(facts: ["review.result": "qualified"], lane: "water"), .finish(stage: "review", lane: "water"))
        #expect(desk.works(of: .utility("water")).contains(.offerHours))
        #expect(!desk.works(of: .utility("gas")).contains(.offerHours))
        try desk.apply(
            .learn(facts: ["review.result": "qualified"], lane: "gas"), .finish(stage: "review", lane: "gas"))
        let hours = try [9, 10, 14].map { try #require(LocalHour("2026-11-25T\($0 < 10 ? "0" : "")\($0)")) }
        try desk.apply(.offer(lane: "water", hours: [hours[0], hours[1]]))
        #expect(desk.engine.commonHours(of: desk.process) == nil)
        try desk.apply(.offer(lane: "gas", hours: [hours[2], hours[1]]))
        #expect(throws: ProcessRefusal.hourNotCommon([hours[1]])) { try desk.apply(.appoint(hour: hours[0])) }
        #expect(desk.works(of: .window).contains(.appoint))
        try desk.apply(.appoint(hour: hours[1]))
        #expect(desk.process.form.value(of: FieldNames.appointment) == "2026-11-25T10")
        try desk.apply(.postpone)
        #expect(desk.process.survey.hour == nil && desk.works(of: .utility("gas")).contains(.offerHours))
    }

    @Test func `an hour for the survey leaves an appointment for the connection as it was`() throws {
        var desk = try Desk("suizhou", ["water"])
        try desk.apply(.finish(stage: "received", lane: nil))
        let before = desk.process.form.value(of: FieldNames.appointment)
        let hour = try #require(LocalHour("2026-11-25T10"))
        try desk.apply(.offer(lane: "water", hours: [hour]), .appoint(hour: hour))
        #expect(desk.process.survey.hour == hour)
        #expect(desk.process.form.value(of: FieldNames.appointment) == before)
    }

    @Test func `papers change hands with two parties, and only the receiving office signs for them`() throws {
        var desk = try Desk("suizhou", ["water"])
        try desk.apply(.handOver(id: "h1", papers: ["总平面图"], to: .utility("water")))
        #expect(desk.works(of: .utility("water")).contains(.takeOver(handOver: "h1")))
        #expect(throws: ProcessRefusal.notYours(.utility("water"))) {
            try desk.apply(.takeOver(id: "h1"), by: Actor(.utility("gas"), workNumber: "G1"))
        }
        try desk.apply(.takeOver(id: "h1"), by: Actor(.utility("water"), workNumber: "W1"))
        #expect(desk.process.handOvers.first?.takenBy?.workNumber == "W1")
        #expect(!desk.works(of: .utility("water")).contains(.takeOver(handOver: "h1")))
    }

    @Test func `a paper that may wait is collected before its stage ends`() throws {
        var desk = try Desk(
            "qijiang", ["water"],
            ["applicant.scale": "other", "water.businessType": "open", "application.handling": "joint"])
        try desk.walk(to: "survey")
        #expect(desk.works(of: .utility("water")).contains(.collect(material: "largeSet")))
        #expect(throws: ProcessRefusal.materialsMissing(["largeSet"])) {
            try desk.apply(.finish(stage: "survey", lane: nil))
        }
        #expect(throws: ProcessRefusal.unknownMaterial("x")) { try desk.apply(.receive(material: "x")) }
        try desk.apply(.receive(material: "largeSet"), .finish(stage: "survey", lane: nil))
        #expect(!desk.works(of: .utility("water")).contains(.collect(material: "largeSet")))
    }

    @Test func `only a finished case is evaluated, and once`() throws {
        var desk = try Desk("suizhou", ["water"])
        let good = try #require(Evaluation(score: 5, text: "很快"))
        #expect(throws: ProcessRefusal.mayNotEvaluate) { try desk.apply(.evaluate(good)) }
        try desk.walk(to: "done")
        #expect(desk.process.isOver && desk.works(of: .applicant) == [.evaluate])
        try desk.apply(.evaluate(good))
        #expect(desk.tasks.isEmpty)
        #expect(throws: ProcessRefusal.mayNotEvaluate) { try desk.apply(.evaluate(good)) }
        #expect(Evaluation(score: 6) == nil)
    }

    @Test func `a department's opinion counts for every lane that asked for it`() throws {
        var desk = try Desk("suizhou", ["water", "gas"])
        try desk.learn(Self.longLine)
        try desk.walk(to: "approval")
        let departments = desk.tasks.compactMap { task -> String? in
            if case .opinion(_, let department) = task.work { department } else { nil }
        }
        #expect(departments.count > 1 && Set(departments).count == departments.count)
        for department in departments {
            try desk.apply(
                .opinion(permission: "jointApproval", lane: nil, department: department, .agreed, remark: "同意"))
        }
        #expect(desk.process.lanes.allSatisfy { $0.permissions.allSatisfy { $0.verdict == .agreed } })
    }

    @Test func `a lane whose route is undecided asks for what decides it`() throws {
        var desk = try Desk("suizhou", ["water", "gas"])
        try desk.apply(.learn(facts: ["works.external": "yes"], lane: nil), .finish(stage: "received", lane: nil))
        try desk.apply(.finish(stage: "accepted", lane: nil), .finish(stage: "survey", lane: nil))
        for task in desk.tasks {
            guard case .supply(_, let facts) = task.work else { continue }
            #expect(facts.contains("works.length"), "\(task.id)")
        }
        #expect(desk.tasks.count { $0.work.kind == "supply" } == 2)
        try desk.apply(
            .learn(facts: ["works.length": "80"], lane: "gas"),
            .learn(facts: ["works.needsApproval": "no"], lane: "gas"))
        #expect(desk.process.lane("gas")?.position == .inside("works"))
        #expect(desk.works(of: .utility("water")).map(\.kind) == ["supply"])
    }

    @Test func `a case reads the same after it was written down`() throws {
        var desk = try Desk("suizhou", ["water", "gas"])
        try desk.learn(Self.longLine)
        try desk.walk(to: "approval")
        try desk.apply(
            .assign(party: .utility("water"), workNumber: "W1"), .report(problem: "p", lane: "gas", text: "图纸不清"),
            .handOver(id: "h", papers: ["图"], to: .department("planning")))
        let written = try JSONValue(encoding: desk.process)
        #expect(try written.decode(CaseProcess.self) == desk.process)
    }

    @Test func `a limit names the next moment at which it changes, and the reading changes then`() throws {
        let desk = try Desk("huaibei", ["water"])
        let limit = try #require(desk.standing.limits.first { $0.deadline.id == "acceptance" })
        // Half a day of 450 minutes from 9:00: half used at 10:52:30, rounded up to a whole minute.
        let next = try #require(limit.nextMark)
        #expect(desk.state("acceptance", at: next.adding(minutes: -1)) == .running)
        #expect(desk.state("acceptance", at: next) == .warned(percent: 50))
        let due = try #require(limit.reading.promised?.due)
        #expect(desk.state("acceptance", at: due.adding(milliseconds: 1)) == .breached)
        #expect(
            desk.engine.standing(of: desk.process, at: due.adding(minutes: 1)).alerts.contains {
                $0.deadline == "acceptance" && $0.party == .supervisor
            })
    }
}

/// One case of one city with everybody who works on it.
private struct Desk {
    let engine: CaseEngine
    var process: CaseProcess
    var now: Timestamp

    init(_ city: String, _ utilities: [UtilityID], _ answers: [String: String] = [:]) throws {
        let loaded = try Fixtures.pack(city)
        engine = CaseEngine(pack: loaded.pack, calendar: loaded.calendar)
        now = try #require(Timestamp(rfc3339: "2026-11-23T09:00:00+08:00"))
        process = engine.open(
            ApplicationForm(utilities: utilities, answers: answers.mapValues { Answer(value: $0, source: .typed) }),
            at: now)
    }

    var standing: CaseStanding { engine.standing(of: process, at: now) }
    var tasks: [CaseTask] { engine.tasks(of: process, at: now) }

    func works(of party: Party) -> [CaseTask.Work] { tasks.filter { $0.party == party }.map(\.work) }
    func status(_ lane: UtilityID) -> LaneStatus? { standing.lanes.first { $0.utility == lane }?.status }

    func state(_ deadline: String, at moment: Timestamp) -> ClockReading.State? {
        engine.standing(of: process, at: moment).limits.first { $0.deadline.id == deadline }?.reading.state
    }

    mutating func apply(_ events: ProcessEvent..., by actor: Actor = Actor(.window, workNumber: "C1")) throws {
        for event in events {
            now = now.adding(minutes: 1)
            process = try engine.apply(event, to: process, at: now, by: actor)
        }
    }

    mutating func learn(_ facts: [String: String]) throws {
        for (fact, value) in facts.sorted(by: { $0.key < $1.key }) {
            try apply(.learn(facts: [fact: value], lane: nil))
        }
    }

    /// Does what is to be done until a lane stands in the stage; what has to be found out is answered with no, or little.
    mutating func walk(to stage: String) throws {
        for _ in 0..<40 where !process.lanes.contains(where: { $0.position.stage == stage }) {
            let task = try #require(
                tasks.first { task in
                    if case .finish = task.work { true } else if case .supply = task.work { true } else { false }
                })
            switch task.work {
            case .finish(let stage): try apply(.finish(stage: stage, lane: nil))
            case .supply(_, let facts):
                for fact in facts {
                    for value in ["no", "0", "small"] {
                        if (try? apply(.learn(facts: [fact: value], lane: task.lane))) != nil { break }
                    }
                }
            default: return
            }
        }
    }
}
