import HallCore

/// Messages of one queue are sent in the order they were made.
struct OutgoingQueueKey: Hashable {
    var system: String
    var laneKey: String

    init(_ message: OutgoingMessage) {
        (system, laneKey) = (message.system, message.laneKey)
    }
}

extension HubDatabase {
    /// The times under which messages are lined up: behind what stands in their queue already, whatever the clocks of
    /// the hubs say.
    static func times(
        of messages: [OutgoingMessage], division: String, at time: Timestamp, in session: any SQLSession
    ) throws -> [OutgoingQueueKey: Timestamp] {
        try Set(messages.map { OutgoingQueueKey($0) }).reduce(into: [:]) { times, queue in
            let last = try session.row(
                """
                SELECT max(created_at) AS last FROM send_task WHERE division = ? AND system = ? AND lane_key = ?
                """,
                [.of(division), .of(queue.system), .of(queue.laneKey)])?.optionalTime("last")
            times[queue] = last.map { max(time, $0.adding(milliseconds: 1)) } ?? time
        }
    }
}
