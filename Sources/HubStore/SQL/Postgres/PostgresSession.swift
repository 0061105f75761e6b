import CPQ

/// Statements of one transaction on a PostgreSQL connection.
///
/// The transaction begins with the first statement, in the same round trip.
final class PostgresSession: SQLSession {
    /// How far the transaction has come.
    enum Phase: Hashable {
        case notBegun
        case open
        case ended
    }

    /// What the transaction is for.
    enum Kind: Hashable {
        case read
        case write(PostgresSettings.Isolation)

        var begin: String {
            switch self {
            case .read: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
            case .write(let isolation): "BEGIN ISOLATION LEVEL \(isolation.rawValue)"
            }
        }
    }

    let dialect = SQLDialect(.postgres)
    private(set) var phase = Phase.notBegun
    /// What ended the transaction, if a statement did.
    private(set) var trouble: PostgresTrouble?
    private(set) var notes = TransactionNotes()
    private let link: PostgresLink
    private let kind: Kind

    /// Rows that one round trip carries; the answers to so many fit into the smallest socket buffer.
    private static let rowsAtOnce = 500

    init(_ link: PostgresLink, _ kind: Kind) {
        self.link = link
        self.kind = kind
    }

    func run(_ sql: String, _ values: [SQLValue]) throws -> Int {
        try keep { try self.execute(sql, [values]).first?.changes ?? 0 }
    }

    func rows(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow] {
        try keep { try self.execute(sql, [values]).first?.rows() ?? [] }
    }

    func runEach(_ sql: String, _ rows: [[SQLValue]]) throws {
        var rest = rows[...]
        while !rest.isEmpty {
            let chunk = Array(rest.prefix(Self.rowsAtOnce))
            rest = rest.dropFirst(chunk.count)
            try keep { _ = try self.execute(sql, chunk) }
        }
    }

    func script(_ sql: String) throws {
        try keep {
            if self.phase == .notBegun { _ = try self.checked(try self.exchange(self.beginning)) }
            try self.link.script(sql, readOnly: self.kind == .read)
        }
    }

    func notify(_ channel: String, _ payload: String) throws {
        try notes.notify(channel, payload)
    }
}

extension PostgresSession {
    /// Commits what was begun.
    /// - Throws: ``SQLFault/unsettled(_:)`` when the server's answer is missing or not the one that was asked for, and
    ///   what ended the transaction before.
    func commit() throws {
        if let fault = notes.fault { throw fault }
        guard phase == .open else { return }
        phase = .ended
        let warnings = link.warnings
        let result: PostgresResult?
        do {
            result = try link.exchange([.command("COMMIT")]).first
        } catch PostgresTrouble.lost(let reason) {
            trouble = .lost(reason)
            throw kind == .read ? SQLFault.unavailable(reason) : SQLFault.unsettled(reason)
        }
        if let result { try keep { try result.require(readOnly: self.kind == .read) } }
        // Says that the wait for a standby was given up: committed here, and perhaps nowhere else.
        guard link.warnings == warnings, result?.tag == "COMMIT" else {
            throw SQLFault.unsettled("the server committed with a warning, it may not have reached a standby")
        }
    }

    /// Undoes what was begun.
    /// - Throws: ``PostgresTrouble/lost(_:)``
    func rollBack() throws {
        guard phase == .open else { return }
        phase = .ended
        try link.command("ROLLBACK")
    }

    /// Tells what the transaction had to tell. Nobody waits for it: listeners look by themselves after a reconnect.
    func tell() throws {
        guard !notes.notices.isEmpty else { return }
        phase = .ended
        let sql = "SELECT pg_notify(?, ?)"
        let rows = notes.notices.map { [SQLValue.text($0.channel), .text($0.payload)] }
        _ = try execute(sql, rows)
    }

    /// Sends one statement for each row of values and checks every answer.
    private func execute(_ sql: String, _ rows: [[SQLValue]]) throws -> [PostgresResult] {
        let plan = link.statements.plan(sql, types: try PostgresStatements.types(of: rows))
        var steps = beginning + plan.steps
        for row in rows { steps.append(.execute(name: plan.prepared.name, try PostgresParameters(row))) }
        let results = try exchange(steps)
        if !results.dropLast(rows.count).contains(where: \.isFailure) {
            link.statements.keep(plan.prepared, for: sql)
        }
        return try checked(results).suffix(rows.count)
    }

    /// What goes before the first statement.
    private var beginning: [PostgresLink.Step] {
        phase == .notBegun ? [.command(kind.begin)] : []
    }

    private func exchange(_ steps: [PostgresLink.Step]) throws -> [PostgresResult] {
        let results = try link.exchange(steps)
        if phase == .notBegun {
            phase = .open
            link.transactions += 1
        }
        return results
    }

    private func checked(_ results: [PostgresResult]) throws -> [PostgresResult] {
        for result in results { try result.require(readOnly: kind == .read) }
        return results
    }

    private func keep<T>(_ step: () throws -> T) throws -> T {
        try notes.keep {
            do {
                return try step()
            } catch let trouble as PostgresTrouble {
                self.trouble = trouble
                throw trouble.fault
            }
        }
    }
}
