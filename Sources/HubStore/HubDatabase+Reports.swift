public import HallCore

/// A report of an outside system on a task of a case.
public struct OutsideReport: Sendable, Hashable {
    public var caseID: UUIDv7
    public var taskKey: String
    /// From 1 without gaps, for each task.
    public var sequence: Int64
    /// The event's id at its source.
    public var id: String
    public var receivedAt: Timestamp

    /// Gathers its parts.
    public init(caseID: UUIDv7, taskKey: String, sequence: Int64, id: String, receivedAt: Timestamp) {
        self.caseID = caseID
        self.taskKey = taskKey
        self.sequence = sequence
        self.id = id
        self.receivedAt = receivedAt
    }
}

/// How a report fits to what is known.
public enum ReportFit<Outcome: Sendable>: Sendable {
    case taken(Outcome)
    /// It was worked on before.
    case duplicate
    /// Those after this number come before it.
    case gap(after: Int64)
}

extension HubDatabase {
    /// Works on a report of an outside system once: what is decided is kept together with the report's number.
    ///
    /// - Returns: nil when there is no such case.
    public func take<Outcome: Sendable>(
        _ report: OutsideReport,
        _ decide: @escaping @Sendable (StoredCase) throws -> (step: CaseStep?, refusal: [UInt8]?, outcome: Outcome)
    ) async throws -> ReportFit<Outcome>? {
        try await sql.write { session in
            guard let stored = try Self.storedCase(report.caseID, lock: session.dialect.forUpdate, in: session) else {
                return nil
            }
            let last =
                try session.row(
                    "SELECT max(sequence) AS last FROM outside_report WHERE division = ? AND task_key = ?",
                    [.of(stored.record.division), .of(report.taskKey)])?.optionalInt64("last") ?? 0
            guard report.sequence == last + 1 else {
                return report.sequence <= last ? .duplicate : .gap(after: last)
            }
            let decided = try decide(stored)
            if let step = decided.step { try Self.keep(step, of: stored.record, in: session) }
            try session.run(
                """
                INSERT INTO outside_report (division, task_key, sequence, id, case_id, received_at, refusal)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                [
                    .of(stored.record.division), .of(report.taskKey), .of(report.sequence), .sent(report.id),
                    .of(report.caseID), .of(report.receivedAt), .of(decided.refusal),
                ])
            return .taken(decided.outcome)
        }
    }
}
