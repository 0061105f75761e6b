import HallCore

/// How often limits that have ended came out in one way: they are counted when they end, so that nobody has to count
/// them all again. Those that still run are few and are counted as they stand.
struct LimitTally: Hashable {
    var month: String
    var lane: UtilityID
    var stage: String
    var state: String
}

/// What is counted under one ``LimitTally``; less than nothing takes away.
struct TallySum: Hashable {
    var count = 0
    var usedMinutes = 0
    var pausedMinutes = 0

    static func += (sum: inout TallySum, other: TallySum) {
        sum.count += other.count
        sum.usedMinutes += other.usedMinutes
        sum.pausedMinutes += other.pausedMinutes
    }

    static prefix func - (sum: TallySum) -> TallySum {
        TallySum(count: -sum.count, usedMinutes: -sum.usedMinutes, pausedMinutes: -sum.pausedMinutes)
    }
}

extension HubDatabase {
    /// A case's own lines stand apart until somebody adds them up: no case waits for another one's count.
    private static let added = ""

    /// Counts the limits that have ended since the case was last looked at, and takes back what came out otherwise.
    /// Runs inside the transaction that locked the case, before the readings are written.
    static func countEnded(
        _ limits: [CaseEngine.LimitReading], of record: CaseRecord, in session: any SQLSession
    ) throws {
        let known = try session.rows(
            """
            SELECT month, lane, stage, state, used_minutes, paused_minutes FROM limit_reading
            WHERE division = ? AND case_id = ? AND ended_at IS NOT NULL
            """,
            [.of(record.division), .of(record.id)])
        var sums = ended(limits)
        for row in known { sums[try LimitTally(row), default: TallySum()] += -(try TallySum(row, count: 1)) }
        try tallyRows(sums, slot: record.id.text, division: record.division).run(in: session)
    }

    /// The same for a case that is being opened.
    static func tallyRows(_ limits: [CaseEngine.LimitReading], of record: CaseRecord) -> RowBatch {
        tallyRows(ended(limits), slot: record.id.text, division: record.division)
    }

    /// Adds up what cases have counted. Several hubs may do so at once.
    public func addUpTallies() async throws {
        try await sql.write { session in
            let divisions = try session.rows(
                "SELECT DISTINCT division FROM limit_tally WHERE slot <> '\(Self.added)' ORDER BY division")
            for division in try divisions.map({ try $0.text("division") }) {
                let rows = try session.rows(
                    """
                    DELETE FROM limit_tally WHERE division = ? AND slot <> '\(Self.added)'
                    RETURNING month, lane, stage, state, n, used_minutes, paused_minutes
                    """, [.of(division)])
                var sums: [LimitTally: TallySum] = [:]
                for row in rows {
                    sums[try LimitTally(row), default: TallySum()] += try TallySum(row, count: row.int("n"))
                }
                try Self.tallyRows(sums, slot: Self.added, division: division).run(in: session)
            }
        }
    }

    private static func ended(_ limits: [CaseEngine.LimitReading]) -> [LimitTally: TallySum] {
        limits.filter { $0.end != nil }.reduce(into: [:]) { sums, limit in
            let tally = LimitTally(
                month: limit.month, lane: limit.lane, stage: limit.deadline.stage, state: limit.outcome.rawValue)
            sums[tally, default: TallySum()] += TallySum(
                count: 1, usedMinutes: limit.reading.usedMinutes, pausedMinutes: limit.reading.pausedMinutes)
        }
    }

    private static func tallyRows(_ sums: [LimitTally: TallySum], slot: String, division: String) -> RowBatch {
        var rows = RowBatch()
        rows.add(
            """
            INSERT INTO limit_tally (division, month, lane, stage, state, slot, n, used_minutes, paused_minutes)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (division, month, lane, stage, state, slot) DO UPDATE SET n = limit_tally.n + excluded.n,
                used_minutes = limit_tally.used_minutes + excluded.used_minutes,
                paused_minutes = limit_tally.paused_minutes + excluded.paused_minutes
            """,
            sums.filter { $0.value != TallySum() }.sorted { $0.key < $1.key }.map { tally, sum in
                [
                    .of(division), .of(tally.month), .of(tally.lane), .of(tally.stage), .of(tally.state), .of(slot),
                    .of(sum.count), .of(sum.usedMinutes), .of(sum.pausedMinutes),
                ]
            })
        return rows
    }
}

extension LimitTally: Comparable {
    init(_ row: SQLRow) throws {
        self.init(
            month: try row.text("month"), lane: try row.text("lane"), stage: try row.text("stage"),
            state: try row.text("state"))
    }

    /// One order for all, so that two who add up do not wait for one another.
    static func < (one: LimitTally, other: LimitTally) -> Bool {
        (one.month, one.lane, one.stage, one.state) < (other.month, other.lane, other.stage, other.state)
    }
}

extension TallySum {
    init(_ row: SQLRow, count: Int) throws {
        self.init(
            count: count, usedMinutes: try row.int("used_minutes"), pausedMinutes: try row.int("paused_minutes"))
    }
}

extension CaseEngine.LimitReading {
    /// `2026-11`: of the end, or of the beginning while it runs.
    var month: String { String((end ?? start).date.iso.prefix(7)) }
}
