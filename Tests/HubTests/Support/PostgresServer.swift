import CPQ
import Foundation
import HubStore
import Synchronization
import Testing

/// A PostgreSQL server of this test process alone: its own folder, its own socket, no network; gone with the process.
struct PostgresServer: Sendable {
    /// Where its data and its socket are.
    let folder: String
    private let programs: String

    /// The server, started by the first test that asks.
    static func shared() async throws -> PostgresServer {
        try await running.value
    }

    /// On a thread of its own, because starting blocks and the tests' threads are few.
    private static let running = Task {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try start() }) }
        }
    }
    private static let count = Atomic(0)

    /// What a connection to a new, empty database needs.
    func connectionText(options: String = "") throws -> String {
        let name = "test\(Self.count.add(1, ordering: .relaxed).newValue)"
        try psql("CREATE DATABASE \(name)", in: "postgres")
        return "host=\(folder) user=hub dbname=\(name) options='\(options)'"
    }

    /// Runs one statement as another client would. Not by `psql`: Foundation's Process crashes now and then when many
    /// threads are busy.
    @discardableResult func psql(_ sql: String, in database: String) throws -> String {
        try Self.answer(to: sql, over: "host=\(folder) user=hub dbname=\(database)")
    }
}

/// Why there is no server; the text says what to do.
struct PostgresServerFault: Error, CustomStringConvertible {
    let description: String
}

extension PostgresServer {
    /// A standby that never comes makes every commit with `synchronous_commit=on` wait; the default here does not.
    private static let settings = """
        listen_addresses = ''
        synchronous_standby_names = 'nobody'
        synchronous_commit = local
        max_connections = 400
        max_locks_per_transaction = 1024
        """

    private static func start() throws -> PostgresServer {
        guard let programs else {
            throw PostgresServerFault(
                description: "PostgreSQL is not installed; run Config/install-packages test, then the tests again")
        }
        let name = "lianban-pg-\(UUID().uuidString.prefix(8))"
        let folder = FileManager.default.temporaryDirectory.appending(path: name).path()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try "\(settings)\nunix_socket_directories = '\(folder)'\n"
            .write(toFile: folder + "/settings", atomically: true, encoding: .utf8)
        try run(in: folder, programs)
        return PostgresServer(folder: folder, programs: programs)
    }

    /// A shell that makes and starts the server and cleans up when its input ends, however this process ends.
    private static func run(in folder: String, _ programs: String) throws {
        // PostgreSQL does not run as root.
        let (owner, server) = getuid() == 0 ? ("chown postgres .", "runuser -u postgres --") : (":", "")
        let (shell, answer) = (Process(), Pipe())
        shell.executableURL = URL(filePath: "/bin/sh")
        shell.arguments = [
            "-c",
            """
            trap '' INT TERM HUP PIPE; cd \(folder); \(owner)
            start() {
                \(server) \(programs)/initdb -D data -A trust -U hub --no-locale -E UTF8 --no-sync &&
                cat settings >> data/postgresql.conf && \(server) \(programs)/pg_ctl -D data -l server.log -w start
            }
            if start >log 2>&1; then echo ready; else echo failed; fi
            exec >/dev/null; cat
            \(server) \(programs)/pg_ctl -D data -m immediate -w stop; cd /; rm -rf \(folder)
            """,
        ]
        (shell.standardInput, shell.standardOutput) = (lifeline, answer)
        shell.standardError = FileHandle.nullDevice
        try shell.run()
        guard answer.fileHandleForReading.availableData.starts(with: "ready".utf8) else {
            let logs = ["log", "server.log"].map { try? String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }
            let text = logs.compactMap(\.self).joined(separator: "\n")
            throw PostgresServerFault(description: "PostgreSQL does not start: \(text)")
        }
    }

    /// Held open by this process only.
    private static let lifeline = Pipe()

    /// The newest installed version's programs: Debian's folder, else the search path's.
    private static var programs: String? {
        let root = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: root)) ?? []
        let found = versions.compactMap(Int.init).max().map { "\(root)/\($0)/bin" }
        let search = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        return ([found].compactMap(\.self) + search).first { folder in
            FileManager.default.isExecutableFile(atPath: folder + "/initdb")
        }
    }

    /// One statement on a connection of its own; rows as lines, values parted by `|`.
    private static func answer(to sql: String, over connection: String) throws -> String {
        let link = PQconnectdb(connection)
        defer { PQfinish(link) }
        guard PQstatus(link) == CONNECTION_OK else { throw fault(of: link, sql) }
        let result = PQexec(link, sql)
        defer { PQclear(result) }
        guard [PGRES_COMMAND_OK, PGRES_TUPLES_OK].contains(PQresultStatus(result)) else { throw fault(of: link, sql) }
        return (0..<PQntuples(result)).map { row in
            (0..<PQnfields(result)).map { String(cString: PQgetvalue(result, row, $0)) }.joined(separator: "|") + "\n"
        }.joined()
    }

    private static func fault(of link: OpaquePointer?, _ sql: String) -> PostgresServerFault {
        PostgresServerFault(description: "\(sql) failed: \(String(cString: PQerrorMessage(link)))")
    }
}
