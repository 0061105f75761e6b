import HallCore

extension HubDatabase {
    /// Writes what follows from a step; runs inside the transaction that locked the case.
    static func keep(_ step: CaseStep, of record: CaseRecord, in session: any SQLSession) throws {
        try session.run(
            """
            UPDATE hall_case SET version = version + ?, process = ?, hall = ?, manager = ?, status = ?,
                closed_at = coalesce(closed_at, ?), evaluation = ? WHERE division = ? AND id = ?
            """,
            try columns(step) + [.of(record.division), .of(record.id)])
        try add(step.attachments, at: step.at, of: record, in: session)
        for move in step.moves {
            guard try update(move.lane, of: record, in: session) else { throw StoredValueFault(table: "lane") }
            try changeRows([move.change], of: record).run(in: session)
            try publish(move.item, to: record.kiosk, in: session)
        }
        for notice in step.notices { try publish(notice, to: record.kiosk, in: session) }
        try session.run(
            "DELETE FROM task WHERE division = ? AND case_id = ?", [.of(record.division), .of(record.id)])
        try countEnded(step.standing.limits, of: record, in: session)
        try standingRows(of: step, record).run(in: session)
        try add(step.messages, of: record, at: step.at, in: session)
    }

    /// What a step makes of the case's row: version, process, hall, manager, status, closed_at, evaluation.
    static func columns(_ step: CaseStep) throws -> [SQLValue] {
        let process = step.process
        return [
            .of(step.entries.count), .blob(try StoredJSON.write(process)), .of(process.hall),
            .of(process.assignees[.manager]), .of(step.standing.status.rawValue),
            .of(process.isOver ? step.at : nil), .of(process.evaluation?.score),
        ]
    }

    /// Entries, tasks, clocks and alerts of a case that has no tasks in the store.
    static func standingRows(of step: CaseStep, _ record: CaseRecord) throws -> RowBatch {
        var rows = RowBatch()
        try add(step.entries, of: record, to: &rows)
        try add(step.standing.tasks, step.standing, of: record, to: &rows)
        add(step.standing.limits, of: record, to: &rows)
        add(step.standing.alerts, at: step.at, of: record, to: &rows)
        return rows
    }

    private static func add(_ entries: [CaseEntry], of record: CaseRecord, to rows: inout RowBatch) throws {
        rows.add(
            """
            INSERT INTO case_entry (division, case_id, version, id, at, actor, kind, record)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """,
            try entries.map { entry in
                [
                    .of(record.division), .of(record.id), .of(entry.version), .of(entry.id), .of(entry.at),
                    .of(entry.by.party.description), .of(entry.event.kind), .blob(try StoredJSON.write(entry)),
                ]
            })
    }

    private static func add(
        _ tasks: [CaseTask], _ standing: CaseStanding, of record: CaseRecord, to rows: inout RowBatch
    ) throws {
        rows.add(
            """
            INSERT INTO task (division, case_id, key, kind, party, lane, since, due_at, legal_at, next_mark_at, urgency, record)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            try tasks.map { task in
                [
                    .of(record.division), .of(record.id), .of(task.id), .of(task.work.kind),
                    .of(task.party.description), .of(task.lane), .of(task.since), .of(task.due?.due),
                    .of(task.legal?.due), .of(standing.nextMark), .of(task.urgency.rawValue),
                    .blob(try StoredJSON.write(task)),
                ]
            })
    }

    private static func add(
        _ limits: [CaseEngine.LimitReading], of record: CaseRecord, to rows: inout RowBatch
    ) {
        rows.add(
            """
            INSERT INTO limit_reading (division, case_id, lane, deadline, stage, started_at, due_at, legal_at, ended_at,
                used_minutes, paused_minutes, state, month) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (division, case_id, lane, deadline) DO UPDATE SET started_at = excluded.started_at,
                due_at = excluded.due_at, legal_at = excluded.legal_at, ended_at = excluded.ended_at,
                used_minutes = excluded.used_minutes, paused_minutes = excluded.paused_minutes, state = excluded.state,
                month = excluded.month
            """,
            limits.map { limit in
                [
                    .of(record.division), .of(record.id), .of(limit.lane), .of(limit.deadline.id),
                    .of(limit.deadline.stage), .of(limit.start), .of(limit.reading.promised?.due),
                    .of(limit.reading.legal?.due), .of(limit.end), .of(limit.reading.usedMinutes),
                    .of(limit.reading.pausedMinutes), .of(limit.outcome.rawValue),
                    .of(limit.month),
                ]
            })
    }

    /// What was told once is not told again.
    private static func add(
        _ alerts: [CaseStanding.Alert], at time: Timestamp, of record: CaseRecord, to rows: inout RowBatch
    ) {
        rows.add(
            """
            INSERT INTO alert (division, case_id, lane, deadline, mark, party, at) VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (division, case_id, lane, deadline, mark, party) DO NOTHING
            """,
            alerts.map { alert in
                [
                    .of(record.division), .of(record.id), .of(alert.lane), .of(alert.deadline), .of(alert.mark),
                    .of(alert.party.description), .of(time),
                ]
            })
    }
}
