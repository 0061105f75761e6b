/// A time in which a limit does not run: the applicant mends the papers, moved the appointment, or nobody could work.
public struct ClockPause: Codable, Sendable, Hashable {
    /// One of the reasons the deadline allows, such as `correction`.
    public var reason: String
    public var from: Timestamp
    /// Absent while it lasts.
    public var to: Timestamp?

    public init(reason: String, from: Timestamp, to: Timestamp?) {
        self.reason = reason
        self.from = from
        self.to = to
    }
}

/// Working days granted on top of a limit, for a reason.
public struct ClockExtension: Codable, Sendable, Hashable {
    public var days: Quantity
    public var reason: String

    public init(days: Quantity, reason: String) {
        self.days = days
        self.reason = reason
    }
}

/// How a limit stands at one moment.
public struct ClockReading: Sendable, Hashable {
    /// What follows from it.
    public enum State: Sendable, Hashable {
        /// The document gives no limit; time is measured all the same.
        case unlimited
        case running
        /// So many percent are used up, a mark the pack warns at.
        case warned(percent: Int)
        /// The limit does not run now.
        case paused(reason: String)
        /// The promised hour has passed, the legal one has not.
        case late
        /// The last hour has passed.
        case breached
    }

    public var state: State
    /// The stricter limit, with pauses and extensions in it.
    public var promised: DueTime?
    /// The looser limit where the document states two.
    public var legal: DueTime?
    /// Working minutes used so far, pauses left out.
    public var usedMinutes: Int
    /// Working minutes the limit did not run.
    public var pausedMinutes: Int
    /// Who has to be told by now, in the pack's order.
    public var escalatedTo: [String]
}

/// One limit of one lane: from when it runs, what stopped it, what was added.
public struct LimitClock: Sendable {
    public var deadline: Deadline
    public var start: Timestamp
    /// In order of time; those for reasons the deadline does not allow are passed over.
    public var pauses: [ClockPause]
    public var extensions: [ClockExtension]

    public init(
        deadline: Deadline, start: Timestamp, pauses: [ClockPause] = [], extensions: [ClockExtension] = []
    ) {
        self.deadline = deadline
        self.start = start
        self.pauses = pauses.filter { deadline.pauseOn?.contains($0.reason) ?? false }
        self.extensions = extensions
    }

    /// How the limit stands, or stood when the stage ended.
    ///
    /// - Parameter now: The moment asked about, or the moment the stage was finished.
    public func reading(at now: Timestamp, by engine: DeadlineEngine) -> ClockReading {
        let work = WorkTime(calendar: engine.calendar, hours: engine.hours)
        let paused = pauses.reduce(0) { $0 + work.minutes(from: max($1.from, start), to: min($1.to ?? now, now)) }
        let used = max(0, work.minutes(from: start, to: now) - paused)
        let promised = due(deadline.promised, at: now, engine, work)
        let legal = deadline.legal.flatMap { due($0, at: now, engine, work) }
        let total = promised.map { work.minutes(from: start, to: $0.due) - paused } ?? 0
        let percent = total > 0 ? used * 100 / total : 0
        let overrun = promised.map { work.minutes(from: $0.due, to: now) } ?? 0
        return ClockReading(
            state: state(at: now, promised, legal, percent), promised: promised, legal: legal, usedMinutes: used,
            pausedMinutes: paused,
            escalatedTo: promised == nil
                ? []
                : (deadline.escalate ?? []).filter {
                    $0.at.isReached(percent: percent, overrun: overrun, dayMinutes: engine.hours.minutesPerDay)
                }.map(\.to))
    }

    /// The next moment at which a reading changes by itself; nil while the limit stands still, has no hour, or has nothing
    /// more to come.
    ///
    /// - Parameter now: The moment of the reading.
    public func nextMark(after now: Timestamp, _ reading: ClockReading, by engine: DeadlineEngine) -> Timestamp? {
        guard let promised = reading.promised else { return nil }
        if case .paused = reading.state { return nil }
        let work = WorkTime(calendar: engine.calendar, hours: engine.hours)
        let total = work.minutes(from: start, to: promised.due) - reading.pausedMinutes
        let marks = (deadline.warnAt ?? []) + (deadline.escalate ?? []).map(\.at)
        let moments = marks.map { mark -> Timestamp in
            switch mark {
            case .used(let percent):
                // Rounded up: a share is used when its last minute has passed.
                work.instant(max(0, (total * percent + 99) / 100 - reading.usedMinutes), after: now)
            case .overrun(let days):
                work.instant(Int(days.millionths) * engine.hours.minutesPerDay / 1_000_000, after: promised.due)
            }
        }
        let ends = [promised.due, reading.legal?.due].compactMap(\.self).map { $0.adding(milliseconds: 1) }
        return (moments + ends).filter { $0 > now }.min()
    }

    private func state(at now: Timestamp, _ promised: DueTime?, _ legal: DueTime?, _ percent: Int) -> ClockReading.State
    {
        guard let promised else { return .unlimited }
        if let pause = pauses.last(where: { $0.from <= now && $0.to.map { now < $0 } ?? true }) {
            return .paused(reason: pause.reason)
        }
        if now > (legal ?? promised).due { return .breached }
        if now > promised.due { return .late }
        let mark = (deadline.warnAt ?? []).map(\.percent).filter { $0 <= percent }.max()
        return mark.map { .warned(percent: $0) } ?? .running
    }

    /// A pause moves the end by the working time it took; an extension then adds its days.
    private func due(_ rule: DueRule, at now: Timestamp, _ engine: DeadlineEngine, _ work: WorkTime) -> DueTime? {
        guard var due = engine.due(rule: rule, from: start) else { return nil }
        for pause in pauses where pause.from < due.due {
            let minutes = work.minutes(from: max(pause.from, start), to: pause.to ?? max(now, pause.from))
            due.due = work.instant(minutes, after: due.due)
            due.steps.append(
                "暂停（\(PauseReason.title(pause.reason))）\(pause.from.chineseShort)起，顺延 \(minutes) 分钟到 \(due.due.chineseShort)"
            )
        }
        for added in extensions {
            guard let longer = engine.due(rule: .workdays(added.days), from: due.due) else { continue }
            due = DueTime(
                due: longer.due, provisional: due.provisional || longer.provisional,
                steps: due.steps + ["延长 \(added.days.text) 个工作日（\(added.reason)）"] + longer.steps)
        }
        if !engine.calendar.covers(due.due.date) { due.provisional = true }
        return due
    }
}

/// The reasons for which a limit may stand still.
public enum PauseReason: String, Codable, Sendable, CaseIterable {
    case correction
    case reschedule
    case forceMajeure
    case specialProcedure

    /// The words people read.
    public var title: String {
        switch self {
        case .correction: "申请人补正"
        case .reschedule: "申请人改约"
        case .forceMajeure: "不可抗力"
        case .specialProcedure: "特别程序"
        }
    }

    static func title(_ id: String) -> String { PauseReason(rawValue: id)?.title ?? id }
}
