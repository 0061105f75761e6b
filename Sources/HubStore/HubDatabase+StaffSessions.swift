import HallCore

extension StoredAccounts {
    func session(tokenHash: [UInt8]) throws -> StaffSession? {
        try session.row("SELECT * FROM staff_session WHERE token_hash = ?" + lock, [.blob(tokenHash)]).map { row in
            guard let stage = StaffSession.Stage(rawValue: try row.text("stage")) else {
                throw StoredValueFault(table: "staff_session")
            }
            return StaffSession(
                tokenHash: tokenHash,
                staff: StaffID(division: try row.text("division"), workNumber: try row.text("work_number")),
                stage: stage, openedAt: try row.time("opened_at"), seenAt: try row.time("seen_at"),
                elevatedUntil: try row.optionalTime("elevated_until"))
        }
    }

    func save(_ opened: StaffSession) throws {
        try session.run(
            """
            INSERT INTO staff_session
                (token_hash, division, work_number, stage, opened_at, seen_at, elevated_until)
            VALUES (?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (token_hash) DO UPDATE SET seen_at = excluded.seen_at, elevated_until = excluded.elevated_until
            """,
            [
                .blob(opened.tokenHash), .of(opened.staff.division), .of(opened.staff.workNumber),
                .of(opened.stage.rawValue), .of(opened.openedAt), .of(opened.seenAt), .of(opened.elevatedUntil),
            ])
    }

    func closeSession(tokenHash: [UInt8]) throws {
        try session.run("DELETE FROM staff_session WHERE token_hash = ?", [.blob(tokenHash)])
    }

    func closeSessions(of staff: StaffID, except tokenHash: [UInt8]?) throws {
        try session.run(
            "DELETE FROM staff_session WHERE division = ? AND work_number = ? AND token_hash <> ?",
            [.of(staff.division), .of(staff.workNumber), .blob(tokenHash ?? [])])
    }

    func forget(sessionsSeenBefore seen: Timestamp, countersBefore failed: Timestamp) throws {
        try session.run("DELETE FROM staff_session WHERE seen_at < ?", [.of(seen)])
        try session.run("DELETE FROM sign_in_counter WHERE failed_at < ? AND failed_at > 0", [.of(failed)])
    }
}
