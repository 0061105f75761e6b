import Foundation
import GRDB

/// Statements of one transaction on an SQLite connection.
final class SQLiteSession: SQLSession {
    let dialect = SQLDialect(.sqlite)
    private let database: Database
    private(set) var notes = TransactionNotes()

    init(_ database: Database) {
        self.database = database
    }

    func run(_ sql: String, _ values: [SQLValue]) throws -> Int {
        try keep { try self.change(try self.database.cachedStatement(sql: sql), values) }
    }

    func rows(_ sql: String, _ values: [SQLValue]) throws -> [SQLRow] {
        try keep {
            let statement = try self.database.cachedStatement(sql: sql)
            let columns = statement.columnNames
            let cursor = try Row.fetchCursor(statement, arguments: try Self.arguments(values))
            var rows: [SQLRow] = []
            while let row = try cursor.next() {
                rows.append(SQLRow(columns: columns, values: try row.databaseValues.map(Self.value)))
            }
            return rows
        }
    }

    func answers(to questions: [SQLQuery]) throws -> [[SQLRow]] {
        try questions.map { try rows($0.sql, $0.values) }
    }

    func runEach(_ sql: String, _ rows: [[SQLValue]]) throws {
        try keep {
            let statement = try self.database.cachedStatement(sql: sql)
            for row in rows { _ = try self.change(statement, row) }
        }
    }

    func script(_ sql: String) throws {
        try keep { try self.database.execute(sql: sql) }
    }

    func notify(_ channel: String, _ payload: String) throws {
        try notes.notify(channel, payload)
    }

    /// Throws what ended the transaction even if the body caught it.
    func requireSound() throws {
        if let fault = notes.fault { throw fault }
    }

    private func keep<T>(_ step: () throws -> T) throws -> T {
        try notes.keep {
            do {
                return try step()
            } catch let error as DatabaseError {
                throw SQLFault(error)
            }
        }
    }

    /// SQLite's own count stands still at statements that change nothing, so the total says whether it is this one's.
    private func change(_ statement: Statement, _ values: [SQLValue]) throws -> Int {
        let before = database.totalChangesCount
        try statement.execute(arguments: try Self.arguments(values))
        return database.totalChangesCount == before ? 0 : database.changesCount
    }
}

extension SQLiteSession {
    private static func arguments(_ values: [SQLValue]) throws -> StatementArguments {
        StatementArguments(
            try values.map { value -> DatabaseValue in
                switch try value.checked() {
                case .null: .null
                case .integer(let number): number.databaseValue
                case .text(let text): text.databaseValue
                case .blob(let bytes): Data(bytes).databaseValue
                }
            })
    }

    private static func value(_ stored: DatabaseValue) throws -> SQLValue {
        switch stored.storage {
        case .null: return .null
        case .int64(let number): return .integer(number)
        case .string(let text): return .text(text)
        case .blob(let data): return .blob(Array(data))
        case .double:
            throw SQLFault.refused(code: "double", message: "a column holds a floating-point number; CAST it to BIGINT")
        }
    }
}

extension SQLFault {
    /// SQLite's texts name tables and columns, never values.
    init(_ error: DatabaseError) {
        let text = error.message ?? "no text"
        switch error.resultCode {
        case .SQLITE_CONSTRAINT: self = .constraint(text)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
        case .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_CANTOPEN, .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_PERM:
            self = .unavailable(text)
        default: self = .refused(code: "SQLite \(error.extendedResultCode.rawValue)", message: text)
        }
    }
}
