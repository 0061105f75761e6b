import CPQ

/// One connection of libpq, used from one thread; closed with the object.
///
/// Every exchange is one pipeline: the steps go out together, the answers come back together, one round trip
/// (PostgreSQL 15 manual, 34.5).
final class PostgresLink {
    /// One message of an exchange.
    enum Step {
        case command(String)
        case prepare(name: String, text: String, types: [Oid])
        case execute(name: String, PostgresParameters)
    }

    private let pointer: OpaquePointer
    /// Warnings of the server since the link was opened.
    private(set) var warnings = 0
    /// Transactions that were begun on it.
    var transactions = 0
    var statements = PostgresStatements()
    let inserts = PostgresInserts()

    /// Connects and waits until that is done or `connect_timeout` has passed.
    /// - Throws: ``PostgresTrouble/lost(_:)``
    init(_ settings: PostgresSettings) throws {
        let keywords = settings.keywords.sorted { $0.key < $1.key }
        let opened = CStrings(keywords.map(\.key)).with { names in
            CStrings(keywords.map(\.value)).with { values in PQconnectdbParams(names, values, 0) }
        }
        guard let opened else { throw PostgresTrouble.lost("no memory for a connection") }
        pointer = opened
        guard isOpen else { throw PostgresTrouble.lost(message) }
        let encoding = PQparameterStatus(pointer, "server_encoding").map { String(cString: $0) } ?? "unknown"
        guard encoding == "UTF8" else {
            throw PostgresTrouble.lost("the database is kept in \(encoding); create it with ENCODING 'UTF8'")
        }
        PQsetNoticeReceiver(
            pointer,
            { context, _ in
                context.map { Unmanaged<PostgresLink>.fromOpaque($0).takeUnretainedValue().warnings += 1 }
            }, Unmanaged.passUnretained(self).toOpaque())
        for setting in Self.manners(settings) { try command(setting) }
    }

    deinit {
        PQfinish(pointer)
    }

    var isOpen: Bool { PQstatus(pointer) == CONNECTION_OK }

    /// The socket, to wait on.
    var socket: Int32 { PQsocket(pointer) }

    /// Sends the steps and answers one result for each, in order; those after a failed one are marked as aborted.
    /// - Throws: ``PostgresTrouble/lost(_:)`` and nothing else.
    func exchange(_ steps: [Step]) throws -> [PostgresResult] {
        guard PQenterPipelineMode(pointer) == 1 else { throw lost }
        for step in steps {
            guard send(step) == 1 else { throw lost }
        }
        guard PQpipelineSync(pointer) == 1 else { throw lost }
        let results = try steps.map { _ in try answer() }
        guard try answer(separated: false).status == PGRES_PIPELINE_SYNC, PQexitPipelineMode(pointer) == 1 else {
            throw lost
        }
        return results
    }

    /// One command without values.
    func command(_ text: String) throws {
        for result in try exchange([.command(text)]) { try result.require(readOnly: false) }
    }

    /// Commands one after another in one message, without values.
    func script(_ text: String, readOnly: Bool) throws {
        guard let result = PQexec(pointer, text).map(PostgresResult.init), isOpen else { throw lost }
        try result.require(readOnly: readOnly)
    }

    /// Drops every prepared statement.
    func forgetStatements() throws {
        statements.forget()
        try command("DEALLOCATE ALL")
    }

    /// Takes what has arrived and answers the notifications in it.
    func notifications() throws -> [(channel: String, payload: String)] {
        guard PQconsumeInput(pointer) == 1 else { throw lost }
        var found: [(String, String)] = []
        while let notice = PQnotifies(pointer) {
            found.append((String(cString: notice.pointee.relname), String(cString: notice.pointee.extra)))
            PQfreemem(notice)
        }
        return found
    }
}

extension PostgresLink {
    private static func manners(_ settings: PostgresSettings) -> [String] {
        let timeout = settings.statementTimeout.components
        let milliseconds = timeout.seconds * 1000 + timeout.attoseconds / 1_000_000_000_000_000
        return [
            "SET client_min_messages = warning", "SET statement_timeout = \(milliseconds)",
            "SET idle_in_transaction_session_timeout = \(2 * milliseconds)",
        ]
    }

    /// libpq's last text: of host, port, cause; it holds no password and, for a connection, no value.
    private var message: String {
        let text = PQerrorMessage(pointer).map { String(cString: $0) } ?? ""
        return text.split(whereSeparator: \.isNewline).joined(separator: "; ")
    }

    private var lost: PostgresTrouble {
        .lost(message.isEmpty ? "the connection broke off" : message)
    }

    private func send(_ step: Step) -> Int32 {
        switch step {
        case .command(let text):
            PQsendQueryParams(pointer, text, 0, nil, nil, nil, nil, 1)
        case .prepare(let name, let text, let types):
            PQsendPrepare(pointer, name, text, Int32(types.count), types)
        case .execute(let name, let parameters):
            parameters.withPointers { PQsendQueryPrepared(pointer, name, $0, $1, $2, $3, 1) }
        }
    }

    /// A step's answer is followed by a null, the end of the pipeline is not.
    private func answer(separated: Bool = true) throws -> PostgresResult {
        guard let result = PQgetResult(pointer).map(PostgresResult.init), isOpen else { throw lost }
        if separated, PQgetResult(pointer) != nil { throw lost }
        return result
    }
}
