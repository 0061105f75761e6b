extension CaseEngine {
    /// What concerns the hour of the joint survey.
    func applySurvey(_ event: ProcessEvent, _ process: inout CaseProcess, _ now: Timestamp) throws(ProcessRefusal) {
        switch event {
        case .offer(let lane, let hours):
            _ = try index(of: lane, in: process)
            process.survey.offers[lane] = Array(Set(hours)).sorted()
        case .appoint(let hour): try appoint(hour, &process, now)
        case .postpone: try postpone(&process, now)
        default: return
        }
    }

    /// Hours that every lane which still has to be surveyed has offered; nil when one of them has offered none.
    public func commonHours(of process: CaseProcess) -> [LocalHour]? {
        let offers = surveyedLanes(of: process).map { process.survey.offers[$0] ?? [] }
        guard !offers.isEmpty, offers.allSatisfy({ !$0.isEmpty }) else { return nil }
        let common = offers.dropFirst().reduce(Set(offers[0])) { $0.intersection($1) }
        return common.sorted()
    }

    /// Lanes that have a survey still before them, or are in it.
    public func surveyedLanes(of process: CaseProcess) -> [UtilityID] {
        process.lanes.filter { lane in
            guard !lane.position.isOver, let place = lane.position.stage else { return false }
            return pack.stages(from: place).contains { id in
                pack.stage(id)?.kind == .survey && lane.finish(of: id) == nil
            }
        }.map(\.utility)
    }

    private func appoint(
        _ hour: LocalHour, _ process: inout CaseProcess, _ now: Timestamp
    ) throws(ProcessRefusal) {
        let lanes = surveyedLanes(of: process)
        guard !lanes.isEmpty else { throw .noAppointment }
        if let common = commonHours(of: process), !common.contains(hour) { throw .hourNotCommon(common) }
        process.survey.hour = hour
        if pack.appointmentIsForSurvey {
            process.form.answers[FieldNames.appointment] = Answer(value: hour.text, source: .typed)
        }
        for lane in process.lanes where lane.isPaused && lane.pauses.last?.reason == PauseReason.reschedule.rawValue {
            try? resume(lane.utility, &process, now)
        }
    }

    private func postpone(_ process: inout CaseProcess, _ now: Timestamp) throws(ProcessRefusal) {
        guard process.survey.hour != nil else { throw .noAppointment }
        process.survey.hour = nil
        process.survey.postponed += 1
        process.survey.offers = [:]
        for lane in surveyedLanes(of: process) {
            try? pause(lane, PauseReason.reschedule.rawValue, &process, now)
        }
    }
}

extension PolicyPack {
    /// Whether the appointment on the form is for the survey, by the limit that is counted from it. Where it is for
    /// something later, such as the connection, an hour for the survey leaves it as the applicant chose it.
    public var appointmentIsForSurvey: Bool {
        let counted = deadlines.filter { $0.from == .appointment }
        return counted.isEmpty || counted.contains { stage($0.stage)?.kind == .survey }
    }
}
