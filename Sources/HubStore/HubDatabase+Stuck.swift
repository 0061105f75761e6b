public import HallCore

/// A message to an outside system that did not get there.
public struct StuckMessage: Sendable, Hashable {
    public var message: StoredMessage
    /// The number of the case it tells of, if it tells of one.
    public var number: String?
}

/// Who is told, when, that a message of a case does not get through.
public struct MessageRing: Sendable, Hashable {
    public var parties: [Party]
    public var at: Timestamp

    /// Gathers its parts.
    public init(parties: [Party], at: Timestamp) {
        self.parties = parties
        self.at = at
    }
}

extension RungAlert {
    /// What stands in place of a limit when a message is meant: `message:utility:water:` and the message's id.
    static let messagePrefix = "message:"

    /// The system that a message does not reach; nil for what a limit rang.
    public var system: String? {
        guard deadline.hasPrefix(Self.messagePrefix) else { return nil }
        return deadline.dropFirst(Self.messagePrefix.count).split(separator: ":").dropLast().joined(separator: ":")
    }
}

extension HubDatabase {
    /// What belongs to no case rings nobody; supervisors see it on their board.
    static func ring(_ ring: MessageRing, for stored: StoredMessage, in session: any SQLSession) throws {
        guard let caseID = stored.caseID else { return }
        let parts = stored.message.laneKey.split(separator: ".")
        let lane = parts.count > 1 ? String(parts[1]) : ""
        try session.runEach(
            """
            INSERT INTO alert (division, case_id, lane, deadline, mark, party, at) VALUES (?, ?, ?, ?, 'stuck', ?, ?)
            ON CONFLICT (division, case_id, lane, deadline, mark, party) DO NOTHING
            """,
            ring.parties.map { party in
                [
                    .of(stored.division), .of(caseID), .of(lane),
                    .of("\(RungAlert.messagePrefix)\(stored.message.system):\(stored.message.id.text)"),
                    .of(party.description), .of(ring.at),
                ]
            })
    }

    /// What did not reach an outside system, the oldest first: what a person has to look at; what was refused, as long as
    /// its part of the case goes on (a subscriber may refuse); what has been tried in vain since before that time.
    public func stuckMessages(division: String, before: Timestamp, limit: Int) async throws -> [StuckMessage] {
        let ends = SQLList(LaneStatus.allCases.filter(\.isTerminal).map { .of($0.rawValue) })
        return try await sql.read { session in
            try session.rows(
                """
                SELECT send_task.*, hall_case.number AS case_number FROM send_task
                LEFT JOIN hall_case ON hall_case.division = send_task.division AND hall_case.id = send_task.case_id
                WHERE send_task.division = ? AND send_task.state <> 'acknowledged' AND (send_task.state = 'needs-attention'
                    OR send_task.state = 'refused' AND send_task.system NOT LIKE 'subscriber:%' AND NOT EXISTS (
                        SELECT 1 FROM lane WHERE lane.division = send_task.division
                            AND lane.case_id = send_task.case_id AND lane.status IN (\(ends.marks))
                            AND send_task.lane_key LIKE lane.case_id || '.' || lane.utility || '.%')
                    OR send_task.state IN ('pending', 'sending') AND send_task.attempt > 0
                        AND send_task.created_at <= ?)
                ORDER BY send_task.created_at, send_task.id LIMIT ?
                """,
                [.of(division)] + ends.values + [.of(before), .of(limit)]
            ).map { StuckMessage(message: try Self.storedMessage($0), number: try $0.optionalText("case_number")) }
        }
    }
}
