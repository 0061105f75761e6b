public import HallCore
public import HubStore

/// What supervisors see of a division.
public struct Board: Sendable {
    public var division: String
    /// The months looked at, `2026-06` to `2026-11`.
    public var months: ClosedRange<String>
    public var limits: [LimitCount]
    /// How much work of each urgency waits now.
    public var waiting: [CaseTask.Urgency: Int]
    /// How many cases were given each score, 1 to 5.
    public var evaluations: [Int: Int]
    public var kiosks: [KioskHealth]
    public var alerts: [RungAlert]
    /// Messages that did not reach an outside system, the oldest first.
    public var stuck: [StuckDelivery]
    public var asOf: Timestamp
}

extension Hub {
    /// The board of a division over the last so many months.
    /// - Throws: ``AccountRefusal`` for who may not see it.
    public func board(division: String, months count: Int, for staff: SignedInStaff) async throws -> Board {
        _ = try await accounts.allow(.seeDashboards, for: staff, in: division)
        let now = surroundings.now()
        let first = now.date.adding(months: 1 - min(max(count, 1), 24))
        let months = String(first.iso.prefix(7))...String(now.date.iso.prefix(7))
        let from = CivilDate(year: first.year, month: first.month, day: 1) ?? first
        return Board(
            division: division, months: months,
            limits: try await store.limitCounts(division: division, months: months),
            waiting: try await store.taskCounts(TaskQuery(division: division, parties: [])),
            evaluations: try await store.evaluationCounts(
                division: division, from: Timestamp(from, minuteOfDay: 0), to: now),
            kiosks: try await store.kioskHealth(division: division),
            alerts: try await store.unseenAlerts(division: division, parties: [.supervisor], limit: 100),
            stuck: try await stuckDeliveries(division: division), asOf: now)
    }

    /// What was rung for somebody's offices and nobody has seen.
    public func alerts(division: String, for staff: SignedInStaff) async throws -> [RungAlert] {
        try await store.unseenAlerts(division: division, parties: offices(of: staff, in: division), limit: 100)
    }

    /// Messages of the cases of somebody's window that did not get through and that nobody there has seen.
    public func stuckAlerts(division: String, for staff: SignedInStaff) async throws -> [RungAlert] {
        let rung = try await store.unseenAlerts(division: division, parties: [.window], ofMessages: true, limit: 100)
        var own: [RungAlert] = []
        for alert in rung {
            guard let stored = try await store.storedCase(alert.caseID), let process = stored.process else { continue }
            let offices = Principal.staff(staff.permit).offices(on: CaseParties(stored.record, process))
            if offices.contains(.window) { own.append(alert) }
        }
        return own
    }

    /// Who opens a case for its window has seen what did not get through of it.
    public func markStuckSeen(_ file: CaseFile, by staff: SignedInStaff) async throws {
        guard file.work?.offices.contains(.window) == true else { return }
        let division = file.record.division
        try await store.markSeen(
            case: file.record.id, division: division, parties: [.window], ofMessages: true,
            by: staff.id.name(in: division), at: surroundings.now())
    }

    /// Somebody has seen what was rung for their offices on a case.
    public func markSeen(case id: UUIDv7, division: String, by staff: SignedInStaff) async throws {
        try await store.markSeen(
            case: id, division: division, parties: offices(of: staff, in: division), by: staff.id.name(in: division),
            at: surroundings.now())
    }

    private func offices(of staff: SignedInStaff, in division: String) -> [Party] {
        staff.permit.posts.filter { $0.covers(division: division) }.map(\.party)
    }
}
