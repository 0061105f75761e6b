import HallCore

extension FormMaker {
    /// What may be done to single lanes at any time.
    func laneForms() -> [OrderFormView] {
        [requestForm(), pauseForm(), resumeForm(), extendForm(), refuseForm(), reportForm()].compactMap(\.self)
    }

    private func lanes(where event: (UtilityID) -> ProcessEvent, _ fits: (LaneProcess) -> Bool = { _ in true })
        -> [UtilityID]
    {
        scene.liveLanes.filter { lane in process.lane(lane).map(fits) ?? false && scene.may(event(lane)) }
    }

    private func requestForm() -> OrderFormView? {
        let open = scene.liveLanes.flatMap { lane in
            pack.approvals.filter { scene.may(.request(permission: $0.id, lane: lane)) }.compactMap { kind in
                words(of: kind, lane).map { (value: "\(lane):\(kind.id)", words: $0) }
            }
        }
        guard !open.isEmpty else { return nil }
        let hint = "上次没有同意的，写清楚这次改了什么；没同意的部门重新出具意见，已经同意的不用再出。"
        return form(
            "request", "申请审批", effect: "有关部门马上收到待办，同时出具意见。",
            inputs: [
                .list(place("request", "permission"), "哪一项审批", options: open),
                .lines(place("request", "changed"), "改了什么（重新申请时填）", hint: hint),
            ], buttons: [.main(.request, "提出申请")])
    }

    /// A permission that can be asked for, or asked for anew; nil for any other.
    private func words(of kind: ApprovalKind, _ id: UtilityID) -> String? {
        guard let lane = process.lane(id), lane.finish(of: kind.after) != nil else { return nil }
        let title = "\(scene.name(id))：\(kind.title)"
        guard let asked = lane.permissions.first(where: { $0.kind == kind.id }) else { return title }
        return asked.verdict == .refused ? title + "（上次没有同意，重新申请）" : nil
    }

    private func pauseForm() -> OrderFormView? {
        let open = lanes(where: { .pause(lane: $0, reason: "") }) { $0.pauses.last?.to != nil || $0.pauses.isEmpty }
        let reasons = open.flatMap { lane in
            pack.deadlines(of: lane, pack.service(lane, in: process.form)).flatMap { $0.pauseOn ?? [] }
        }.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        guard !reasons.isEmpty else { return nil }
        return form(
            "pause", "暂停计时", effect: "只有规定的原因可以暂停；暂停的时间顺延，并写进记录。",
            inputs: [
                laneInput("pause", open),
                .radio(
                    place("pause", "reason"), "原因",
                    options: reasons.map { ($0, PauseReason(rawValue: $0)?.title ?? $0) }),
            ], buttons: [.main(.pause, "暂停计时")])
    }

    private func resumeForm() -> OrderFormView? {
        let paused = lanes(where: { .resume(lane: $0) }) { $0.pauses.last.map { $0.to == nil } ?? false }
        guard !paused.isEmpty else { return nil }
        return form(
            "resume", "恢复计时", effect: "从现在起接着计时。", inputs: [laneInput("resume", paused)],
            buttons: [.main(.resume, "恢复计时")])
    }

    private func extendForm() -> OrderFormView? {
        let open = scene.liveLanes.flatMap { lane in
            pack.deadlines(of: lane, pack.service(lane, in: process.form)).map { (lane, $0) }
        }.filter {
            scene.may(.extend(lane: $0.0, deadline: $0.1.id, ClockExtension(days: Quantity(millionths: 0), reason: "")))
        }
        guard !open.isEmpty else { return nil }
        return form(
            "extend", "延长时限", effect: "延长的天数和理由写进记录，申请人看得到。",
            inputs: [
                .list(
                    place("extend", "deadline"), "哪一条时限",
                    options: open.map { ("\($0.0):\($0.1.id)", "\(scene.name($0.0))：\($0.1.title)") }),
                .line(place("extend", "days"), "延长多少", keys: "decimal", unit: "个工作日", longest: 6),
                .lines(place("extend", "reason"), "理由"),
            ], buttons: [.main(.extend, "延长")])
    }

    private func refuseForm() -> OrderFormView? {
        let open = lanes(where: { .refuse(lane: $0, reason: "") })
        guard !open.isEmpty else { return nil }
        return form(
            "refuse", "不予办理", effect: "这一项立即结束，不能恢复；理由原样告知申请人。",
            inputs: [laneInput("refuse", open), .lines(place("refuse", "reason"), "理由和依据")],
            buttons: [.danger(.refuse, "不予办理")])
    }

    private func reportForm() -> OrderFormView? {
        let open = lanes(where: { .report(problem: "", lane: $0) })
        guard !open.isEmpty else { return nil }
        return form(
            "report", "反映问题", effect: "承办单位收到待办，按规定时限答复。",
            inputs: [
                laneInput("report", open, everything: scene.may(.report(problem: "", lane: nil)) ? "整个办件" : nil),
                .lines(place("report", "text"), "什么问题"),
            ], buttons: [.main(.report, "反映")])
    }
}
