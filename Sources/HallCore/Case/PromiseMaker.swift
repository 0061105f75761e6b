/// Fixes a pack's deadlines for the lanes of one case.
public struct PromiseMaker: Sendable {
    private let pack: PolicyPack
    private let engine: DeadlineEngine

    /// Makes promises as this pack and calendar say.
    public init(pack: PolicyPack, calendar: WorkCalendar) {
        self.pack = pack
        engine = DeadlineEngine(calendar: calendar, hours: pack.hall)
    }

    /// The lanes of a case as they stand at submission, one per chosen utility in the pack's order.
    /// - Parameter appointment: the hour the applicant appointed, if there is one.
    public func lanes(for utilities: [UtilityID], submittedAt: Timestamp, appointment: LocalHour?) -> [Lane] {
        pack.utilities.map(\.id).filter(utilities.contains).map { utility in
            Lane(
                opening: utility, stages: pack.stages,
                promises: promises(for: utility, submittedAt: submittedAt, appointment: appointment))
        }
    }

    /// The promises of one lane in the pack's order.
    public func promises(for utility: UtilityID, submittedAt: Timestamp, appointment: LocalHour?) -> [Promise] {
        pack.deadlines.filter { $0.utilities?.contains(utility) ?? true }.map { deadline in
            let start = start(of: deadline, submittedAt: submittedAt, appointment: appointment)
            let due = start.flatMap { engine.due(rule: deadline.rule, from: $0) }
            return Promise(
                id: deadline.id, title: deadline.title, kind: deadline.rule.kind, due: due, cite: deadline.cite,
                unstatedText: due == nil ? deadline.text ?? "无承诺时限" : nil)
        }
    }

    private func start(of deadline: Deadline, submittedAt: Timestamp, appointment: LocalHour?) -> Timestamp? {
        switch deadline.from {
        case .submission: submittedAt
        case .appointment: appointment?.timestamp
        case .later: nil
        }
    }
}
