import HallCore
import HubService

extension FormMaker {
    /// Days ahead in which a survey can be offered.
    private static let daysAhead = 5

    /// One hour of each session of the next working days, to tick.
    func offer(_ task: CaseTask) -> OrderFormView {
        form(
            task.id, title("报可以勘查的时间", task.lane), effect: "各单位都报了，系统找出都能来的时间，由综合窗口约定一次联合勘查。", task: task,
            lane: task.lane, facts: wish() + othersOffers(but: task.lane),
            inputs: [
                .several(
                    place(task.id, "hour"), "能来的时间", hint: "都勾上，选择越多越容易碰到一起。", options: sessions(),
                    chosen: (task.lane.flatMap { process.survey.offers[$0] } ?? []).map(\.text))
            ], buttons: [.main(.offer, "报这些时间")])
    }

    func appoint(_ task: CaseTask) -> OrderFormView {
        let common = scene.work.engine.commonHours(of: process) ?? []
        let note = common.isEmpty ? "各单位没有共同的时间，请联系它们再多报几个。" : "约定后申请人和各单位都会看到，到时一起上门一次。"
        return form(
            task.id, "约定联合勘查时间", effect: note, task: task, facts: wish() + othersOffers(but: nil),
            inputs: common.isEmpty
                ? [] : [.radio(place(task.id, "hour"), "各单位都能来的时间", options: common.map { ($0.text, $0.chinese) })],
            buttons: common.isEmpty ? [] : [.main(.appoint, "约定这个时间")])
    }

    /// The applicant called: they cannot keep the hour.
    func postponeForm() -> OrderFormView? {
        guard let hour = process.survey.hour, scene.may(.postpone), !process.isOver else { return nil }
        return form(
            "postpone", "申请人要改约", effect: "取消 \(hour.chinese) 的勘查，暂停计时，请各单位重新报时间。",
            buttons: [.danger(.postpone, "取消这个时间，重新约")])
    }

    private func wish() -> [OrderFormView.Fact] {
        wishedHour.map { [OrderFormView.Fact(term: "申请人想要", text: $0.chinese)] } ?? []
    }

    /// The hour that the applicant chose for the survey, where the form asks for that one.
    private var wishedHour: LocalHour? {
        guard pack.appointmentIsForSurvey else { return nil }
        return process.form.value(of: FieldNames.appointment).flatMap { LocalHour($0) }
    }

    private func othersOffers(but lane: UtilityID?) -> [OrderFormView.Fact] {
        scene.liveLanes.filter { $0 != lane }.compactMap { other in
            guard let hours = process.survey.offers[other], !hours.isEmpty else { return nil }
            return OrderFormView.Fact(
                term: "\(scene.name(other))能来", text: hours.map(\.chinese).joined(separator: "、"))
        }
    }

    /// The first full hour of each session of the next working days that can still be kept, and the applicant's own hour
    /// as long as it is to come.
    func sessions() -> [(value: String, words: String)] {
        let plan = AppointmentPlan(calendar: scene.calendar, hours: pack.hall, now: scene.now)
        let firsts = plan.days(count: Self.daysAhead).flatMap { day in
            pack.hall.sessions.compactMap { session in
                plan.hours(on: day).first {
                    session.from.minuteOfDay <= $0.hour * 60 && $0.hour * 60 < session.to.minuteOfDay
                }
            }
        }
        let wish = wishedHour.flatMap { $0.timestamp > scene.now ? $0 : nil }
        return Set(firsts + [wish].compactMap(\.self)).sorted().map { hour in
            let day = "\(hour.date.chineseMonthDay)（\(hour.date.chineseWeekday)）\(hour.hour < 12 ? "上午" : "下午")"
            return (hour.text, "\(day) \(hour.hour) 时起" + (hour == wish ? "（申请人想要的时间）" : ""))
        }
    }
}
