import CPQ

/// How to reach a PostgreSQL server and how to use it. A password in it is never printed.
public struct PostgresSettings: Sendable {
    /// How transactions that write see each other (PostgreSQL 15 manual, 13.2).
    public enum Isolation: String, Sendable {
        /// Each statement sees what is committed; rows to be changed are read with the dialect's `forUpdate`.
        case readCommitted = "READ COMMITTED"
        /// As if one after another; conflicts run again.
        case serializable = "SERIALIZABLE"
    }

    /// libpq's keywords with their values, those of the text and our defaults.
    let keywords: [String: String]
    /// Connections for statements, at least 1; listening takes one more.
    public var connections: Int
    /// After how long the server breaks a statement off.
    public var statementTimeout: Duration = .seconds(30)
    /// How many calls may wait for a connection; more are answered with ``SQLFault/busy``.
    public var queue = 2000
    /// How often a transaction is tried when others are in its way.
    public var attempts = 10
    /// How transactions that write see each other.
    public var isolation = Isolation.readCommitted

    /// Reads `postgres://…` or libpq's `key=value` form; what is not in it libpq takes from its own environment.
    ///
    /// Of several hosts the one that accepts changes is used, unless the text has its own `target_session_attrs`.
    /// - Throws: ``SQLFault`` without any part of the text, which may hold a password.
    public init(_ text: String, connections: Int = 8) throws {
        guard connections > 0 else {
            throw SQLFault.refused(code: "settings", message: "the number of connections must be 1 or more")
        }
        guard let given = Self.parse(text) else {
            throw SQLFault.refused(
                code: "settings",
                message: "the connection text is neither postgres://… nor key=value pairs as libpq reads them")
        }
        keywords = Self.defaults.merging(given) { _, given in given }.merging(["client_encoding": "UTF8"]) { $1 }
        self.connections = connections
    }

    /// A server that vanishes without a word is noticed within 20 seconds, one that does not answer a call within 3.
    private static let defaults = [
        "application_name": "hubd", "connect_timeout": "3", "target_session_attrs": "read-write",
        "keepalives_idle": "10", "keepalives_interval": "5", "keepalives_count": "2", "tcp_user_timeout": "15000",
    ]

    private static func parse(_ text: String) -> [String: String]? {
        var message: UnsafeMutablePointer<CChar>?
        let options = PQconninfoParse(text, &message)
        // libpq's own text quotes what it could not read.
        PQfreemem(message)
        guard let options else { return nil }
        defer { PQconninfoFree(options) }
        var keywords: [String: String] = [:]
        var option = options
        while let keyword = option.pointee.keyword {
            if let value = option.pointee.val { keywords[String(cString: keyword)] = String(cString: value) }
            option += 1
        }
        return keywords
    }
}

extension PostgresSettings: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Host, port, database and user; nothing else.
    public var description: String {
        ["host", "port", "dbname", "user"].compactMap { name in keywords[name].map { "\(name)=\($0)" } }
            .joined(separator: " ")
    }

    /// The same as ``description``.
    public var debugDescription: String { description }

    /// No children: a dump shows what ``description`` does.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
