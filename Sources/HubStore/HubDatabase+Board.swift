public import HallCore

/// How time limits came out: one utility's limits of one stage in one month.
public struct LimitCount: Sendable, Hashable {
    public var utility: UtilityID
    public var stage: String
    /// `2026-11`: of the end, or of the beginning while it runs.
    public var month: String
    public var outcome: CaseEngine.LimitReading.Outcome
    public var count: Int
    /// Working minutes used, of all of them together.
    public var usedMinutes: Int
    /// Working minutes that the limits stood still.
    public var pausedMinutes: Int
}

/// Somebody was to be told that a limit came to a mark.
public struct RungAlert: Sendable, Hashable {
    public var caseID: UUIDv7
    public var number: String
    public var lane: UtilityID
    public var deadline: String
    public var mark: String
    public var party: Party
    public var at: Timestamp
    /// Work number of who has seen it.
    public var seenBy: String?
}

/// A terminal as the fleet's page shows it.
public struct KioskHealth: Sendable, Hashable {
    public var code: String
    public var isRevoked: Bool
    /// When an event of it last came; nil when none ever did.
    public var lastHeardAt: Timestamp?
    public var cases: Int
    /// Events that a person has to look at.
    public var troubled: Int
    /// Events that contradict a stored one.
    public var forked: Int
}

extension HubDatabase {
    /// How limits came out in a division, months from the first to the last included.
    public func limitCounts(division: String, months: ClosedRange<String>) async throws -> [LimitCount] {
        let range: [SQLValue] = [.of(months.lowerBound), .of(months.upperBound)]
        return try await sql.read { session in
            try session.rows(
                """
                SELECT lane, stage, month, state, CAST(sum(n) AS BIGINT) AS n, CAST(sum(used_minutes) AS BIGINT) AS used,
                    CAST(sum(paused_minutes) AS BIGINT) AS paused
                FROM (
                    SELECT lane, stage, month, state, n, used_minutes, paused_minutes FROM limit_tally
                    WHERE division = ? AND month >= ? AND month <= ?
                    UNION ALL
                    SELECT lane, stage, month, state, 1, used_minutes, paused_minutes FROM limit_reading
                    WHERE division = ? AND month >= ? AND month <= ? AND ended_at IS NULL
                ) AS readings
                GROUP BY lane, stage, month, state HAVING sum(n) > 0 ORDER BY lane, stage, month, state
                """,
                [.of(division)] + range + [.of(division)] + range
            ).compactMap { row in
                guard let outcome = CaseEngine.LimitReading.Outcome(rawValue: try row.text("state")) else { return nil }
                return LimitCount(
                    utility: try row.text("lane"), stage: try row.text("stage"), month: try row.text("month"),
                    outcome: outcome, count: try row.int("n"), usedMinutes: try row.int("used"),
                    pausedMinutes: try row.int("paused"))
            }
        }
    }

    /// How many cases of a division were given each score, by when they were closed.
    public func evaluationCounts(division: String, from: Timestamp, to: Timestamp) async throws -> [Int: Int] {
        try await sql.read { session in
            try session.rows(
                """
                SELECT evaluation, count(*) AS n FROM hall_case
                WHERE division = ? AND evaluation IS NOT NULL AND closed_at >= ? AND closed_at < ? GROUP BY evaluation
                """,
                [.of(division), .of(from), .of(to)]
            ).reduce(into: [:]) { $0[try $1.int("evaluation")] = try $1.int("n") }
        }
    }

    /// What was rung for these offices and nobody has seen, the newest first.
    /// - Parameter ofMessages: only what messages rang that did not get through.
    public func unseenAlerts(
        division: String, parties: [Party], ofMessages: Bool = false, limit: Int
    ) async throws -> [RungAlert] {
        guard !parties.isEmpty else { return [] }
        let list = SQLList(parties.map { .of($0.description) })
        let only = ofMessages ? "AND deadline LIKE '\(RungAlert.messagePrefix)%'" : ""
        return try await sql.read { session in
            try session.rows(
                """
                SELECT case_id, number, lane, deadline, mark, party, at, seen_by FROM alert
                JOIN hall_case ON hall_case.division = alert.division AND hall_case.id = alert.case_id
                WHERE alert.division = ? AND party IN (\(list.marks)) AND seen_at IS NULL \(only)
                ORDER BY at DESC, case_id, lane, deadline, mark LIMIT ?
                """,
                [.of(division)] + list.values + [.of(limit)]
            ).map { row in
                RungAlert(
                    caseID: try row.identifier("case_id"), number: try row.text("number"), lane: try row.text("lane"),
                    deadline: try row.text("deadline"), mark: try row.text("mark"),
                    party: Party(try row.text("party")) ?? .system, at: try row.time("at"),
                    seenBy: try row.optionalText("seen_by"))
            }
        }
    }

    /// Somebody has seen what was rung for these offices on a case. The first who did counts.
    /// - Parameter ofMessages: only what messages rang that did not get through.
    public func markSeen(
        case id: UUIDv7, division: String, parties: [Party], ofMessages: Bool = false, by workNumber: String,
        at time: Timestamp
    ) async throws {
        guard !parties.isEmpty else { return }
        let list = SQLList(parties.map { .of($0.description) })
        let only = ofMessages ? "AND deadline LIKE '\(RungAlert.messagePrefix)%'" : ""
        try await sql.write { session in
            try session.run(
                """
                UPDATE alert SET seen_by = ?, seen_at = ?
                WHERE division = ? AND case_id = ? AND party IN (\(list.marks)) AND seen_at IS NULL \(only)
                """,
                [.of(workNumber), .of(time), .of(division), .of(id)] + list.values)
        }
    }

    /// The terminals of a division, by code.
    public func kioskHealth(division: String) async throws -> [KioskHealth] {
        try await sql.read { session in
            try session.rows(
                """
                SELECT kiosk.code AS code, kiosk.revoked_at AS revoked_at,
                    (SELECT max(last_heard_at) FROM stream WHERE stream.kiosk = kiosk.code AND head_seq > 0) AS heard,
                    (SELECT coalesce(sum(cases), 0) FROM stream WHERE stream.kiosk = kiosk.code) AS cases,
                    (SELECT count(*) FROM event WHERE event.division = kiosk.division AND event.kiosk = kiosk.code
                        AND event.state = 'needs-attention') AS troubled,
                    (SELECT count(*) FROM forked_event JOIN stream ON stream.id = forked_event.stream
                        WHERE stream.kiosk = kiosk.code) AS forked
                FROM kiosk WHERE kiosk.division = ? ORDER BY kiosk.code
                """,
                [.of(division)]
            ).map { row in
                KioskHealth(
                    code: try row.text("code"), isRevoked: try row.optionalInt64("revoked_at") != nil,
                    lastHeardAt: try row.optionalTime("heard"), cases: try row.int("cases"),
                    troubled: try row.int("troubled"), forked: try row.int("forked"))
            }
        }
    }
}
