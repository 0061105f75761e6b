import HallCore
import HubMessages

extension HubDatabase {
    /// Keeps what a run of events means, each table in one go. Runs inside the transaction that marks them as read.
    ///
    /// A case of an identifier that is there already is the same case and stays as it is.
    static func keep(_ meanings: [EventMeaning], of division: String, in session: any SQLSession) throws {
        try open(meanings.compactMap(\.openedCase), of: division, in: session)
        try session.runEach(
            """
            INSERT INTO receipt (division, case_id, copy, result, at) VALUES (?, ?, ?, ?, ?)
            ON CONFLICT (division, case_id, copy) DO UPDATE SET result = excluded.result, at = excluded.at
            """,
            meanings.compactMap { meaning in
                guard case .receipt(let outcome, let caseID) = meaning else { return nil }
                return [
                    .of(division), .of(caseID), .of(outcome.copy), .of(outcome.result.rawValue), .of(outcome.at),
                ]
            })
        for case .wish(let wish) in meanings { try keep(wish, of: division, in: session) }
    }

    /// The case stays locked until the commit: who came first is decided here.
    private static func keep(_ wish: OrderedWish, of division: String, in session: any SQLSession) throws {
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

    private static func open(_ opened: [OpenedCase], of division: String, in session: any SQLSession) throws {
        guard !opened.isEmpty else { return }
        let list = SQLList(opened.map { .of($0.record.id) })
        var known = Set(
            try session.rows(
                "SELECT id FROM hall_case WHERE division = ? AND id IN (\(list.marks))", [.of(division)] + list.values
            ).map { try $0.identifier("id") })
        let fresh = opened.filter { known.insert($0.record.id).inserted }
        try session.runEach(
            """
            INSERT INTO hall_case (division, id, number, kiosk, hall, submitted_at, received_at, record)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            try fresh.map { opened in
                let record = opened.record
                return [
                    .of(division), .of(record.id), .of(record.number.text), .of(record.kiosk), .sent(record.hall),
                    .of(record.submittedAt), .of(opened.receivedAt), .of(try StoredJSON.write(record)),
                ]
            })
        try openLanes(of: fresh.map(\.record), in: session)
        for case let (record, step?) in fresh.map({ ($0.record, $0.step) }) { try keep(step, of: record, in: session) }
        try session.runEach(
            "INSERT INTO case_holder (division, holder, case_id) VALUES (?, ?, ?)",
            fresh.flatMap { opened in
                Set(opened.holders).map { [.of(division), .of($0), .of(opened.record.id)] }
            })
    }

    private static func openLanes(of records: [CaseRecord], in session: any SQLSession) throws {
        try session.runEach(
            """
            INSERT INTO lane (division, case_id, utility, position, status, version, due_at, record)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            try records.flatMap { record in
                try record.lanes.enumerated().map { position, lane in
                    [
                        .of(record.division), .of(record.id), .sent(lane.utility), .of(position),
                        .of(lane.status.rawValue), .of(lane.version), .of(lane.dueAt), .of(try StoredJSON.write(lane)),
                    ]
                }
            })
        for record in records {
            try insert(record.lanes.flatMap(\.changes), of: record, in: session)
        }
    }
}

extension EventMeaning {
    fileprivate var openedCase: OpenedCase? {
        if case .caseSubmitted(let opened) = self { opened } else { nil }
    }
}
