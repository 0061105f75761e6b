public import HallCore

/// What of the queue is asked for.
public struct TaskQuery: Sendable, Hashable {
    public var division: String
    /// The offices whose work it is; all of them if empty.
    public var parties: [Party]
    /// Kinds of work; all if empty.
    public var kinds: [String]
    public var urgencies: [CaseTask.Urgency]
    /// Cases of one terminal, or taken over by one hall.
    public var hall: String?
    /// Whose cases the project managers' work is of, besides those that are nobody's yet; everybody's if nil.
    public var manager: String?
    /// The page after this place.
    public var after: TaskCursor?
    public var limit: Int

    /// Asks for the beginning of a queue.
    public init(
        division: String, parties: [Party], kinds: [String] = [], urgencies: [CaseTask.Urgency] = [],
        hall: String? = nil, after: TaskCursor? = nil, limit: Int = 50
    ) {
        self.division = division
        self.parties = parties
        self.kinds = kinds
        self.urgencies = urgencies
        self.hall = hall
        self.after = after
        self.limit = limit
    }
}

/// A place in the queue: what stands there is named, so that the page after it is the same whatever came in meanwhile.
public struct TaskCursor: Sendable, Hashable {
    public var urgency: Int
    public var due: Int64
    public var caseID: String
    public var key: String

    /// `urgency.due.case.key`, opaque to who is given it.
    public var text: String { "\(urgency).\(due).\(caseID).\(key)" }

    /// Reads the text; nil for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: ".", maxSplits: 3).map(String.init)
        guard parts.count == 4, let urgency = Int(parts[0]), let due = Int64(parts[1]) else { return nil }
        self.init(urgency: urgency, due: due, caseID: parts[2], key: parts[3])
    }

    init(urgency: Int, due: Int64, caseID: String, key: String) {
        self.urgency = urgency
        self.due = due
        self.caseID = caseID
        self.key = key
    }
}

/// One line of the queue.
public struct QueuedTask: Sendable {
    public var record: CaseRecord
    public var task: CaseTask
    /// Where the queue goes on after it.
    public var cursor: TaskCursor
}

extension HubDatabase {
    /// Work in the order it should be done: breached and late first, then the soonest due.
    ///
    /// Each office's and each urgency's beginning is read from the index; only those are put together and get their cases.
    public func tasks(_ query: TaskQuery) async throws -> [QueuedTask] {
        let parts = Self.parts(query)
        guard !parts.isEmpty else { return [] }
        let order = "urgency, due, case_id, key"
        let union = parts.map { "SELECT * FROM (\($0.sql)) AS part" }.joined(separator: " UNION ALL ")
        return try await sql.read { session in
            try session.rows(
                """
                SELECT first.record AS task_record, hall_case.record AS record, urgency, due, case_id, key
                FROM (SELECT * FROM (\(union)) AS parts ORDER BY \(order) LIMIT ?) AS first
                JOIN hall_case ON hall_case.division = first.division AND hall_case.id = first.case_id ORDER BY \(order)
                """,
                parts.flatMap(\.values) + [.of(query.limit)]
            ).map { row in
                QueuedTask(
                    record: try row.json("record"), task: try row.json("task_record"),
                    cursor: TaskCursor(
                        urgency: try row.int("urgency"), due: try row.int64("due"), caseID: try row.text("case_id"),
                        key: try row.text("key")))
            }
        }
    }

    /// The beginning of the queue for every office and urgency that is asked for; each is one stretch of an index.
    private static func parts(_ query: TaskQuery) -> [SQLQuery] {
        let parties = query.parties.isEmpty ? [[]] : query.parties.map { [$0] }
        let urgencies = (query.urgencies.isEmpty ? CaseTask.Urgency.allCases : query.urgencies)
            .filter { $0.rawValue >= query.after?.urgency ?? 0 }
        return parties.flatMap { party in
            urgencies.map { urgency in
                var one = query
                (one.parties, one.urgencies) = (party, [urgency])
                if query.after?.urgency != urgency.rawValue { one.after = nil }
                return part(one)
            }
        }
    }

    private static func part(_ query: TaskQuery) -> SQLQuery {
        let filter = filter(query)
        return SQLQuery(
            """
            SELECT task.division AS division, task.record AS record, task.urgency AS urgency,
                coalesce(task.due_at, \(never)) AS due, task.case_id AS case_id, task.key AS key
            FROM task \(join(query)) WHERE \(filter.sql)
            ORDER BY coalesce(task.due_at, \(never)), task.case_id, task.key LIMIT ?
            """, filter.values + [.of(query.limit)])
    }

    /// How much of each urgency waits.
    public func taskCounts(_ query: TaskQuery) async throws -> [CaseTask.Urgency: Int] {
        var query = query
        query.after = nil
        let counted = query
        let filter = Self.filter(query)
        return try await sql.read { session in
            try session.rows(
                """
                SELECT task.urgency AS urgency, count(*) AS n FROM task \(Self.join(counted))
                WHERE \(filter.sql) GROUP BY task.urgency
                """,
                filter.values
            ).reduce(into: [:]) { counts, row in
                if let urgency = CaseTask.Urgency(rawValue: try row.int("urgency")) {
                    counts[urgency] = try row.int("n")
                }
            }
        }
    }

    /// The case is only looked at when its hall or its manager is asked for: the queue's index alone will do otherwise.
    private static func join(_ query: TaskQuery) -> String {
        query.hall == nil && query.manager == nil
            ? "" : "JOIN hall_case ON hall_case.division = task.division AND hall_case.id = task.case_id"
    }

    /// Later than any due time: what has none comes last. The queue's indexes have it too.
    private static let never = Int64(253_402_214_400_000)

    private static func filter(_ query: TaskQuery) -> (sql: String, values: [SQLValue]) {
        var (parts, values) = (["task.division = ?"], [SQLValue.of(query.division)])
        func add(_ column: String, in list: [SQLValue]) {
            guard !list.isEmpty else { return }
            parts.append("\(column) IN (\(list.map { _ in "?" }.joined(separator: ", ")))")
            values += list
        }
        add("task.party", in: query.parties.map { .of($0.description) })
        add("task.kind", in: query.kinds.map { .of($0) })
        add("task.urgency", in: query.urgencies.map { .of($0.rawValue) })
        if let hall = query.hall {
            parts.append("hall_case.hall = ?")
            values.append(.of(hall))
        }
        if let manager = query.manager {
            parts.append("(task.party <> 'manager' OR hall_case.manager IS NULL OR hall_case.manager = ?)")
            values.append(.of(manager))
        }
        if let after = query.after {
            parts.append("(coalesce(task.due_at, \(never)), task.case_id, task.key) > (?, ?, ?)")
            values += [.of(after.due), .of(after.caseID), .of(after.key)]
        }
        return (parts.joined(separator: " AND "), values)
    }
}
