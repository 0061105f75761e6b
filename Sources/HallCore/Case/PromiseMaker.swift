/// Fixes a pack's deadlines for the lanes of one case.
public struct PromiseMaker: Sendable {
    private let pack: PolicyPack
    private let engine: DeadlineEngine

    /// Makes promises as this pack and calendar say.
    public init(pack: PolicyPack, calendar: WorkCalendar) {
        self.pack = pack
        engine = pack.engine(calendar)
    }

    /// The lanes of a case as they stand at submission, one per chosen utility in the pack's order.
    /// - Parameter known: What was found out besides the form, by fact id.
    public func lanes(
        for form: ApplicationForm, known: [String: String] = [:], submittedAt: Timestamp
    ) -> [Lane] {
        pack.utilities.map(\.id).filter(form.utilities.contains).map { utility in
            Lane(
                opening: utility, first: pack.firstStage(of: pack.service(utility, in: form)),
                promises: promises(for: utility, of: form, known: known, submittedAt: submittedAt))
        }
    }

    /// The promises of one lane in the pack's order, by what the tables decide for the form as the centre asks them too.
    /// A limit whose condition nobody knows yet is shown as text.
    public func promises(
        for utility: UtilityID, of form: ApplicationForm, known: [String: String] = [:], submittedAt: Timestamp
    ) -> [Promise] {
        var facts = pack.facts(of: form, lane: utility, known: known, at: submittedAt)
        _ = pack.decisions(&facts)
        let service = pack.service(utility, in: form)
        return pack.deadlines(of: utility, service).compactMap { deadline in
            let truth = deadline.when?.truth(facts) ?? .yes
            guard truth != .no else { return nil }
            let start = truth == .yes ? start(of: deadline, in: form, submittedAt: submittedAt) : nil
            return promise(deadline, from: start)
        }
    }

    private func promise(_ deadline: Deadline, from start: Timestamp?) -> Promise {
        let due = start.flatMap { engine.due(rule: deadline.promised, from: $0) }
        let legal = start.flatMap { start in deadline.legal.flatMap { engine.due(rule: $0, from: start) } }
        return Promise(
            id: deadline.id, title: deadline.title, kind: deadline.promised.kind, due: due, legal: legal,
            cite: deadline.cite, unstatedText: due == nil ? deadline.text ?? deadline.words : nil)
    }

    private func start(of deadline: Deadline, in form: ApplicationForm, submittedAt: Timestamp) -> Timestamp? {
        switch deadline.from {
        case .submission: submittedAt
        case .appointment: form.value(of: FieldNames.appointment).flatMap { LocalHour($0)?.timestamp }
        case .stage, .later: nil
        }
    }
}

extension Deadline {
    /// The limit in words: `0.5个工作日`.
    public var words: String {
        let legal = legal.map { "，最长\($0.words)" } ?? ""
        return promised.words + legal
    }
}

extension DueRule {
    /// The limit in words.
    public var words: String {
        switch self {
        case .workdays(let days): "\(days.text)个工作日"
        case .sameDay: "当日办结"
        case .immediate: "即时办结"
        case .appointmentPlusWorkdays(let days):
            days.millionths == 0 ? "按约定时间" : "约定时间起\(days.text)个工作日内"
        case .calendarDays(let days): "\(days.text)天"
        case .classTable: "按工程类别确定"
        case .unstated: "无承诺时限"
        }
    }
}
