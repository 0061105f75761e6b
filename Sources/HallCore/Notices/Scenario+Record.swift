extension Scenario {
    /// The case this scenario tells of, as far as it tells, to print its papers; nil when the pack's codes make no number.
    /// - Parameter kiosk: the code of the terminal it was imagined at.
    public func record(
        by pack: PolicyPack, calendar: WorkCalendar, kiosk: String,
        random: inout some RandomNumberGenerator
    ) -> CaseRecord? {
        guard
            let number = CaseNumber(
                cityCode: pack.cityCode, date: at.date, kiosk: kiosk, letter: "A", serial: 1)
        else { return nil }
        let form = application(by: pack)
        return CaseRecord(
            id: UUIDv7(milliseconds: at.milliseconds, random: &random), number: number, packID: pack.id,
            packVersion: pack.version, packDigest: pack.digest, division: pack.division, kiosk: kiosk,
            submittedAt: at, form: form, lanes: lanes(of: form, by: pack, calendar: calendar),
            proof: "example")
    }

    /// The lanes where the finished stages have brought them, with the hours that follow from these.
    private func lanes(of form: ApplicationForm, by pack: PolicyPack, calendar: WorkCalendar)
        -> [Lane]
    {
        let played = CaseSimulator(pack: pack, calendar: calendar).run(self)
        let maker = PromiseMaker(pack: pack, calendar: calendar)
        return maker.lanes(for: form, known: facts ?? [:], submittedAt: at).map { lane in
            var lane = lane
            let way = played.lanes.first { $0.utility == lane.utility }?.stages ?? []
            let last = way.lastIndex { stage in
                (done ?? []).contains { $0.stage == stage && ($0.lane ?? lane.utility) == lane.utility }
            }
            if let last, let stage = pack.stage(way[min(last + 1, way.count - 1)]) {
                lane.stage = stage.id
                lane.status = stage.status
            }
            let limits = played.limits.filter { $0.lane == lane.utility }
            lane.promises = lane.promises.compactMap { promise in
                limits.first { $0.deadline == promise.id }.map { promise.counted($0) }
            }
            return lane
        }
    }
}

extension Promise {
    fileprivate func counted(_ limit: SimulatedCase.Limit) -> Promise {
        guard let due = limit.promised else { return self }
        var promise = self
        promise.due = due
        promise.legal = limit.legal
        promise.unstatedText = nil
        return promise
    }
}
