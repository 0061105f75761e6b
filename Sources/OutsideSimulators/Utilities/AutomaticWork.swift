import HallCore

/// What utilities do by themselves: accept, find out what they are asked, finish their stages, complete.
struct AutomaticWork {
    /// The next thing a utility reports of a task.
    struct Step {
        var kind: String
        var data: [String: JSONValue]
    }

    let seed: UInt64

    /// The next step of a task, or nil when all is done.
    func step(of task: DeskTask) -> Step? {
        guard task.isOpen else { return nil }
        let steps = steps(of: task)
        return task.automaticSteps < steps.count ? steps[task.automaticSteps] : nil
    }

    private func steps(of task: DeskTask) -> [Step] {
        let facts = (task.content["facts"]?.array ?? []).compactMap { $0["id"]?.string }
        let stages = (task.content["stages"]?.array ?? []).compactMap { $0["id"]?.string }
        let found = Dictionary(facts.map { ($0, value(of: $0, task)) }, uniquingKeysWith: { $1 })
        return [Step(kind: "accepted", data: [:])]
            + (facts.isEmpty ? [] : [Step(kind: "facts-found", data: ["facts": .object(found)])])
            + stages.map { Step(kind: "stage-finished", data: ["stage": .string($0)]) }
            + [Step(kind: "completed", data: [:])]
    }

    /// A small number: lengths and areas within every city's lighter route.
    private func value(of fact: String, _ task: DeskTask) -> JSONValue {
        var invention = Invention(seed: seed, task.key + fact)
        return .string(String(1 + invention.number(below: 12)))
    }
}

extension OutsideWorld {
    /// Does what is due by itself, sends what waits, fetches papers. For a loop; ends when told to stop.
    public func work() async {
        while !Task.isCancelled {
            await workOnce()
            try? await clock.sleep(for: .seconds(1))
        }
    }

    /// One round of it.
    public func workOnce() async {
        if let delay = automaticDelay {
            for (utility, key) in dueTasks(after: delay) { _ = takeStep(utility, key) }
        }
        await deliverWaiting()
        await fetchPapers()
    }

    private func dueTasks(after delay: Duration) -> [(utility: String, key: String)] {
        let due = now.adding(milliseconds: -delay.components.seconds * 1000)
        return read { state in
            state.utilities.sorted { $0.key < $1.key }.flatMap { utility, desk in
                desk.tasks.filter { $0.isOpen && $0.workedAt <= due }.map { (utility, $0.key) }
            }
        }
    }

    private func takeStep(_ utility: String, _ key: String) -> String? {
        guard let task = read({ $0.utilities[utility]?.task(key) }),
            let step = AutomaticWork(seed: seed).step(of: task)
        else { return nil }
        return report(step.kind, step.data, of: key, by: utility, automatic: true)
    }
}
