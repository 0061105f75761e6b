import HallCore
import PackFiles
import Testing

/// The golden cases once more, worked off by the offices as at the centre: task by task, nobody jumps a stage.
@Suite struct GoldenJourneyTests {
    static let cities = ["huaibei", "suizhou", "qijiang", "shaoguan", "zhoukou"]

    @Test(arguments: cities) func `offices that do their tasks bring every lane where the document says`(
        city: String
    ) throws {
        let loaded = try Fixtures.pack(city)
        let cases = try PackLoader.goldenCases(directory: Fixtures.config + "/packs/" + city)
        var played = 0
        for golden in cases where golden.expect.stages != nil {
            var journey = Journey(golden, CaseEngine(pack: loaded.pack, calendar: loaded.calendar), loaded.pack)
            try journey.run()
            for (lane, stages) in golden.expect.stages ?? [:] {
                #expect(journey.stages(of: lane) == stages, "\(golden.id) \(lane)")
            }
            played += 1
        }
        #expect(played >= 5)
    }

    @Test(arguments: cities) func `clocks at the centre give the hours that were worked out by hand`(
        city: String
    ) throws {
        let loaded = try Fixtures.pack(city)
        let engine = CaseEngine(pack: loaded.pack, calendar: loaded.calendar)
        var compared = 0
        for golden in try PackLoader.goldenCases(directory: Fixtures.config + "/packs/" + city) {
            var journey = Journey(golden, engine, loaded.pack)
            try journey.run()
            for expected in golden.expect.due ?? [] {
                for limit in journey.limits where limit.deadline.id == expected.deadline {
                    guard expected.lane ?? limit.lane == limit.lane, journey.isTimed(limit.deadline) else { continue }
                    compared += 1
                    #expect(
                        limit.reading.promised?.due == expected.promised
                            && (expected.legal == nil || limit.reading.legal?.due == expected.legal),
                        "\(golden.id) \(limit.deadline.id) \(limit.lane)")
                }
            }
        }
        #expect(compared > 10)
    }

    @Test(arguments: cities) func `as long as a case is not over somebody has something to do`(city: String) throws {
        let loaded = try Fixtures.pack(city)
        let engine = CaseEngine(pack: loaded.pack, calendar: loaded.calendar)
        for golden in try PackLoader.goldenCases(directory: Fixtures.config + "/packs/" + city) {
            var journey = Journey(golden, engine, loaded.pack)
            for _ in 0..<60 {
                guard !journey.process.isOver else { break }
                #expect(!engine.tasks(of: journey.process, at: journey.now).isEmpty, "\(golden.id)")
                guard try journey.step() else { break }
            }
        }
    }
}

/// One golden case and everybody who works on it.
private struct Journey {
    let engine: CaseEngine
    let golden: GoldenCase
    var process: CaseProcess
    var now: Timestamp

    init(_ golden: GoldenCase, _ engine: CaseEngine, _ pack: PolicyPack) {
        self.engine = engine
        self.golden = golden
        process = engine.open(golden.scenario.application(by: pack), at: golden.at)
        now = golden.at
        for (name, value) in golden.facts ?? [:] { learn(name, value) }
    }

    /// The stages a lane was in, in order.
    func stages(of lane: UtilityID) -> [String] {
        guard let lane = process.lane(lane) else { return [] }
        let done = lane.finished.map(\.stage)
        switch lane.position {
        case .inside(let stage), .waiting(let stage), .ended(let stage):
            return done + (done.last == stage ? [] : [stage])
        case .undecided, .refused, .withdrawn: return done
        }
    }

    mutating func run() throws {
        for _ in 0..<80 where !process.isOver {
            guard try step() else { return }
        }
    }

    /// Does the first task that can be done; false when nobody can go on.
    mutating func step() throws -> Bool {
        let tasks = engine.tasks(of: process, at: now)
        for task in tasks {
            now = now.adding(minutes: 1)
            switch task.work {
            case .collect(let material): if apply(.receive(material: material)) { return true }
            case .opinion(let permission, let department):
                let lane = department == Permission.undivided ? task.lane : nil
                if apply(.opinion(permission: permission, lane: lane, department: department, .agreed)) { return true }
            case .supply: if supply(task) { return true }
            case .finish(let stage):
                // Where the case names no moment, the stage ends after everything it does name.
                let pauses = (golden.pauses ?? []).map(\.to)
                now = done(stage, task.lane) ?? pauses.reduce(now, max)
                pauseUntilNow()
                if apply(.finish(stage: stage, lane: task.lane)) { return true }
            default: continue
            }
        }
        return false
    }

    /// Limits as they stand at the end, counted from moments that the case names.
    var limits: [CaseEngine.LimitReading] { engine.limits(of: process, at: now) }

    /// Whether the moment a limit is counted from is one the case names.
    func isTimed(_ deadline: Deadline) -> Bool {
        switch deadline.from {
        case .submission, .appointment: true
        case .stage(let stage): golden.done?.contains { $0.stage == stage } ?? false
        case .later: false
        }
    }

    private func done(_ stage: String, _ lane: UtilityID?) -> Timestamp? {
        golden.done?.last { $0.stage == stage && ($0.lane == nil || lane == nil || $0.lane == lane) }?.at
    }

    private mutating func pauseUntilNow() {
        let moment = now
        for pause in golden.pauses ?? [] where pause.from <= moment {
            for lane in process.lanes where !lane.pauses.contains(where: { $0.from == pause.from }) {
                now = pause.from
                guard apply(.pause(lane: lane.utility, reason: pause.reason)) else { continue }
                now = pause.to
                _ = apply(.resume(lane: lane.utility))
            }
        }
        now = moment
    }

    private mutating func supply(_ task: CaseTask) -> Bool {
        let before = process
        for (lane, facts) in Dictionary(grouping: golden.later ?? [:], by: { Self.lane(of: $0.key) }) {
            let known = facts.map { ($0.key.split(separator: ":").last.map(String.init) ?? $0.key, $0.value) }
            _ = apply(.learn(facts: Dictionary(uniqueKeysWithValues: known), lane: lane))
        }
        return process != before
    }

    private static func lane(of name: String) -> UtilityID? {
        let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
        return parts.count == 2 ? parts[0] : nil
    }

    private mutating func learn(_ name: String, _ value: String) {
        let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
        _ = apply(.learn(facts: [parts.last ?? name: value], lane: parts.count == 2 ? parts[0] : nil))
    }

    private mutating func apply(_ event: ProcessEvent) -> Bool {
        guard let next = try? engine.apply(event, to: process, at: now) else { return false }
        process = next
        return true
    }
}
