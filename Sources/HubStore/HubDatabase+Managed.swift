public import HallCore

/// A place in the list of a project manager's cases, the newest first.
public struct ManagedCursor: Sendable, Hashable {
    public var submittedAt: Timestamp
    public var caseID: UUIDv7

    /// Names the case after which the list goes on.
    public init(submittedAt: Timestamp, caseID: UUIDv7) {
        self.submittedAt = submittedAt
        self.caseID = caseID
    }

    /// `milliseconds.case`, opaque to who is given it.
    public var text: String { "\(submittedAt.milliseconds).\(caseID.text)" }

    /// Reads the text; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: ".").map(String.init)
        guard parts.count == 2, let at = Int64(parts[0]), let id = UUIDv7(parts[1]) else { return nil }
        self.init(submittedAt: Timestamp(milliseconds: at), caseID: id)
    }
}

extension HubDatabase {
    /// Cases that were given to a project manager, the newest first.
    public func managedCases(
        of manager: String, in division: String, after place: ManagedCursor?, limit: Int
    ) async throws -> [StoredCase] {
        let before: [SQLValue] = place.map { [.of($0.submittedAt), .of($0.caseID)] } ?? [.of(Int64.max), .of("")]
        return try await sql.read { session in
            let rows = try session.rows(
                """
                SELECT id FROM hall_case WHERE division = ? AND manager = ? AND (submitted_at, id) < (?, ?)
                ORDER BY submitted_at DESC, id DESC LIMIT ?
                """,
                [.of(division), .of(manager)] + before + [.of(limit)])
            return try rows.compactMap { try Self.storedCase($0.identifier("id"), lock: "", in: session) }
        }
    }
}
