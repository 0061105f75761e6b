import HallCore
import HubMessages

/// What an event means, with the rows that keep it: all that is worked out before a transaction takes hold of anything.
struct PreparedMeaning: Sendable {
    let meaning: EventMeaning
    /// A case with its lanes, tasks and clocks.
    private(set) var opening = RowBatch()
    /// What belongs to cases that are there.
    private(set) var addition = RowBatch()

    /// - Throws: when a value cannot be written as JSON.
    init(_ meaning: EventMeaning, in division: String) throws {
        self.meaning = meaning
        switch meaning {
        case .caseSubmitted(let opened): opening = try HubDatabase.rows(opening: opened, in: division)
        case .receipt(let outcome, let caseID):
            addition.add(
                """
                INSERT INTO receipt (division, case_id, copy, result, at) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (division, case_id, copy) DO UPDATE SET result = excluded.result, at = excluded.at
                """,
                [[.of(division), .of(caseID), .of(outcome.copy), .of(outcome.result.rawValue), .of(outcome.at)]])
        case .wish, .deferred, .needsAttention: break
        }
    }

    /// The case that it opens.
    var opens: UUIDv7? {
        if case .caseSubmitted(let opened) = meaning { opened.record.id } else { nil }
    }
}

/// What a run of events means, as it goes into the tables of cases: each table in one go.
struct MeaningRows {
    private var openings = RowBatch()
    private var additions = RowBatch()
    /// What outside systems are told of the cases that are opened.
    private var told: [OpenedCase] = []
    /// In the order of their events; each is decided by the case as it is then.
    private var wishes: [OrderedWish] = []
    private var known: Set<UUIDv7>

    /// - Parameter known: cases that are there; one of them stays as it is.
    init(known: Set<UUIDv7>) {
        self.known = known
    }

    /// - Returns: how many cases they open.
    mutating func add(_ meanings: [PreparedMeaning]) -> Int {
        var opened = 0
        for prepared in meanings {
            if case .caseSubmitted(let one) = prepared.meaning, known.insert(one.record.id).inserted {
                openings.add(prepared.opening)
                opened += 1
                if one.step?.messages.isEmpty == false { told.append(one) }
            }
            if case .wish(let wish) = prepared.meaning { wishes.append(wish) }
            additions.add(prepared.addition)
        }
        return opened
    }

    /// Writes them. Runs inside the transaction that marks the events as read.
    func run(of division: String, in session: any SQLSession) throws {
        try openings.run(in: session)
        try additions.run(in: session)
        for case let (record, step?) in told.map({ ($0.record, $0.step) }) {
            try HubDatabase.add(step.messages, of: record, at: step.at, in: session)
        }
        for wish in wishes { try HubDatabase.keep(wish, of: division, in: session) }
    }
}

extension HubDatabase {
    /// Which of the cases that events would open are there; nil when none would.
    static func knownCases(among meanings: [PreparedMeaning], of division: String) -> SQLQuery? {
        let opened = meanings.compactMap(\.opens)
        guard !opened.isEmpty else { return nil }
        let list = SQLList(opened.map { .of($0) })
        return SQLQuery(
            "SELECT id FROM hall_case WHERE division = ? AND id IN (\(list.marks))", [.of(division)] + list.values)
    }

    /// The case stays locked until the commit: who came first is decided here.
    fileprivate static func keep(_ wish: OrderedWish, of division: String, in session: any SQLSession) throws {
        let stored = try storedCase(wish.caseID, lock: session.dialect.forUpdate, in: session)
        let isHolder = try wish.holder.map { holder in
            try session.row(
                "SELECT case_id FROM case_holder WHERE division = ? AND holder = ? AND case_id = ?",
                [.of(stored?.record.division ?? division), .of(holder), .of(wish.caseID)]) != nil
        }
        let decided = try wish.decide(stored, isHolder ?? false)
        if let stored, let step = decided.step { try keep(step, of: stored.record, in: session) }
        try publish(decided.answer, to: wish.kiosk, in: session)
    }

    fileprivate static func rows(opening opened: OpenedCase, in division: String) throws -> RowBatch {
        let (record, step) = (opened.record, opened.step)
        var rows = RowBatch()
        rows.add(
            """
            INSERT INTO hall_case (division, id, number, kiosk, submitted_at, received_at, record, version, process, hall,
                manager, status, closed_at, evaluation) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                [
                    .of(division), .of(record.id), .of(record.number.text), .of(record.kiosk), .of(record.submittedAt),
                    .of(opened.receivedAt), .of(try StoredJSON.write(record)),
                ] + (try step.map(columns) ?? [0, nil, .sent(record.hall), nil, "submitted", nil, nil])
            ])
        rows.add(try laneRows(of: record))
        if let step {
            rows.add(try standingRows(of: step, record))
            rows.add(tallyRows(step.standing.limits, of: record))
        }
        rows.add(
            "INSERT INTO case_holder (division, holder, case_id) VALUES (?, ?, ?)",
            Set(opened.holders).map { [.of(division), .of($0), .of(record.id)] })
        return rows
    }

    private static func laneRows(of record: CaseRecord) throws -> RowBatch {
        var rows = RowBatch()
        rows.add(
            """
            INSERT INTO lane (division, case_id, utility, position, status, version, due_at, record)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            try record.lanes.enumerated().map { position, lane in
                [
                    .of(record.division), .of(record.id), .sent(lane.utility), .of(position),
                    .of(lane.status.rawValue), .of(lane.version), .of(lane.dueAt), .of(try StoredJSON.write(lane)),
                ]
            })
        rows.add(try changeRows(record.lanes.flatMap(\.changes), of: record))
        return rows
    }
}
