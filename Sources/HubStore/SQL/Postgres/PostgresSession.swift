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
    /// What nobody reads the answers of; it goes out with the next that is answered, or with the commit.
    private var waiting: [PostgresOrder] = []

    /// Most orders that one round trip carries; the answers to so many fit into the smallest socket buffer.
    private static let ordersAtOnce = 500

    init(_ link: PostgresLink, _ kind: Kind) {
        self.link = link
        self.kind = kind
    }

    func run(_ sql: String, _ values: [SQLValue]) throws -> Int {
        try keep { try self.answers([try PostgresOrder(sql, values)]).first?.changes ?? 0 }
    }

    func rows(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow] {
        try keep { try self.answers([try PostgresOrder(sql, values)]).first?.rows() ?? [] }
    }

    func answers(to questions: [SQLQuery]) throws -> [[SQLRow]] {
        try keep {
            try self.answers(try questions.map { try PostgresOrder($0.sql, $0.values) }).map { try $0.rows() }
        }
    }

    func runEach(_ sql: String, _ rows: [[SQLValue]]) throws {
        try keep {
            for order in try self.link.inserts.orders(for: sql, rows) {
                if self.waiting.count == Self.ordersAtOnce { _ = try self.answers([]) }
                self.waiting.append(order)
            }
        }
    }

    func script(_ sql: String) throws {
        try keep {
            _ = try self.answers([])
            try self.link.script(sql, readOnly: self.kind == .read)
        }
    }

    func notify(_ channel: String, _ payload: String) throws {
        try notes.notify(channel, payload)
    }
}

extension PostgresSession {
    /// Commits what was begun, in one round trip with what still waits.
    /// - Throws: ``SQLFault/unsettled(_:)`` when the server's answer is missing or not the one that was asked for, and
    ///   what ended the transaction before.
    func commit() throws {
        if let fault = notes.fault { throw fault }
        guard phase == .open || !waiting.isEmpty else { return }
        let (steps, warnings) = (beginning, link.warnings)
        phase = .ended
        let results: [PostgresResult]
        do {
            results = try exchange(steps, waiting, [.command("COMMIT")])
        } catch PostgresTrouble.lost(let reason) {
            trouble = .lost(reason)
            throw kind == .read ? SQLFault.unavailable(reason) : SQLFault.unsettled(reason)
        }
        // What failed before the commit keeps it from being tried.
        if results.dropLast().contains(where: \.isFailure) { phase = .open }
        try keep { _ = try self.checked(results) }
        // Says that the wait for a standby was given up: committed here, and perhaps nowhere else.
        guard link.warnings == warnings, results.last?.tag == "COMMIT" else {
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
        _ = try checked(
            try exchange(
                [],
                try notes.notices.map {
                    try PostgresOrder("SELECT pg_notify(?, ?)", [.text($0.channel), .text($0.payload)])
                }, []))
    }

    /// Sends what waits and these orders, and gives the checked answers to these.
    private func answers(_ orders: [PostgresOrder]) throws -> [PostgresResult] {
        let (steps, begins) = (beginning, phase == .notBegun)
        let all = waiting + orders
        waiting = []
        guard begins || !all.isEmpty else { return [] }
        let results = try exchange(steps, all, [])
        if begins { phase = .open }
        return try checked(results).suffix(orders.count)
    }

    /// What goes before the first statement.
    private var beginning: [PostgresLink.Step] {
        phase == .notBegun ? [.command(kind.begin)] : []
    }

    /// One round trip; statements are prepared on the way. Whether one that failed was, is not known: it is prepared again.
    /// - Returns: what was answered, of preparations only what failed.
    private func exchange(
        _ first: [PostgresLink.Step], _ orders: [PostgresOrder], _ last: [PostgresLink.Step]
    ) throws -> [PostgresResult] {
        var (steps, fresh, preparations): ([PostgresLink.Step], [String], Set<Int>) = (first, [], [])
        for order in orders {
            let plan = link.statements.plan(order.sql, types: order.types)
            if !plan.steps.isEmpty { fresh.append(order.sql) }
            preparations.formUnion(steps.count..<steps.count + plan.steps.count)
            steps += plan.steps + [.execute(name: plan.prepared.name, order.parameters)]
        }
        let results = try link.exchange(steps + last)
        if !first.isEmpty { link.transactions += 1 }
        if results.contains(where: \.isFailure) { link.statements.forget(fresh) }
        return results.enumerated().filter { $1.isFailure || !preparations.contains($0) }.map(\.element)
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
