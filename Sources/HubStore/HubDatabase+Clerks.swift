import Foundation
import GRDB
public import HallCore

/// A person at a window. The work number is what lanes and logs name; the name is for the page head only.
public struct Clerk: Hashable, Sendable {
    public var name: String
    public var workNumber: String
    /// As `PINHash` writes it.
    public var pinHash: String
    public var failures: Int
    public var lockedUntil: Timestamp?

    /// Gathers its parts.
    public init(
        name: String, workNumber: String, pinHash: String, failures: Int = 0, lockedUntil: Timestamp? = nil
    ) {
        self.name = name
        self.workNumber = workNumber
        self.pinHash = pinHash
        self.failures = failures
        self.lockedUntil = lockedUntil
    }
}

/// A clerk's browser session. The token itself is only in the cookie; its hash is here.
public struct ClerkSession: Hashable, Sendable {
    public var tokenHash: [UInt8]
    public var clerk: String
    /// Goes into every form and must come back with it.
    public var formToken: String
    public var expiresAt: Timestamp

    /// Gathers its parts.
    public init(tokenHash: [UInt8], clerk: String, formToken: String, expiresAt: Timestamp) {
        self.tokenHash = tokenHash
        self.clerk = clerk
        self.formToken = formToken
        self.expiresAt = expiresAt
    }
}

extension HubDatabase {
    /// Adds a clerk or gives a known one a new PIN and work number; a lock is lifted.
    public func saveClerk(_ clerk: Clerk) throws {
        try connection.write { database in
            try database.execute(
                sql: """
                    INSERT INTO clerk (name, work_number, pin_hash) VALUES (?, ?, ?)
                    ON CONFLICT (name) DO UPDATE SET work_number = excluded.work_number, pin_hash = excluded.pin_hash,
                        failures = 0, locked_until = NULL
                    """,
                arguments: [clerk.name, clerk.workNumber, clerk.pinHash])
        }
    }

    /// The clerk of that name.
    public func clerk(named name: String) throws -> Clerk? {
        try connection.read { try Self.clerk(named: name, in: $0) }
    }

    /// Counts a wrong PIN; from `limit` on the clerk is locked until the time given.
    public func countFailure(of clerk: String, limit: Int, lockUntil: Timestamp) throws {
        try connection.write { database in
            try database.execute(
                sql: """
                    UPDATE clerk SET failures = failures + 1,
                        locked_until = CASE WHEN failures + 1 >= ? THEN ? ELSE locked_until END
                    WHERE name = ?
                    """,
                arguments: [limit, lockUntil.milliseconds, clerk])
        }
    }

    /// Opens a session and forgets the clerk's failures and everyone's expired sessions.
    public func open(_ session: ClerkSession, at time: Timestamp) throws {
        try connection.write { database in
            try database.execute(sql: "DELETE FROM session WHERE expires_at <= ?", arguments: [time.milliseconds])
            try database.execute(
                sql: "UPDATE clerk SET failures = 0, locked_until = NULL WHERE name = ?", arguments: [session.clerk])
            try database.execute(
                sql: "INSERT INTO session (token_hash, clerk, form_token, expires_at) VALUES (?, ?, ?, ?)",
                arguments: [
                    Data(session.tokenHash), session.clerk, session.formToken, session.expiresAt.milliseconds,
                ])
        }
    }

    /// The session with this token hash and its clerk, unless it has run out.
    public func session(tokenHash: [UInt8], at time: Timestamp) throws -> (session: ClerkSession, clerk: Clerk)? {
        try connection.read { database in
            let row = try Row.fetchOne(
                database, sql: "SELECT * FROM session WHERE token_hash = ? AND expires_at > ?",
                arguments: [Data(tokenHash), time.milliseconds])
            guard let row, let clerk = try Self.clerk(named: row["clerk"], in: database) else { return nil }
            let session = ClerkSession(
                tokenHash: tokenHash, clerk: clerk.name, formToken: row["form_token"],
                expiresAt: Timestamp(milliseconds: row["expires_at"]))
            return (session, clerk)
        }
    }

    /// Forgets a session.
    public func closeSession(tokenHash: [UInt8]) throws {
        try connection.write { database in
            try database.execute(sql: "DELETE FROM session WHERE token_hash = ?", arguments: [Data(tokenHash)])
        }
    }

    private static func clerk(named name: String, in database: Database) throws -> Clerk? {
        let row = try Row.fetchOne(database, sql: "SELECT * FROM clerk WHERE name = ?", arguments: [name])
        return row.map { row in
            let lockedUntil: Int64? = row["locked_until"]
            return Clerk(
                name: row["name"], workNumber: row["work_number"], pinHash: row["pin_hash"], failures: row["failures"],
                lockedUntil: lockedUntil.map { Timestamp(milliseconds: $0) })
        }
    }
}
