import CPQ

/// One answer of the server; freed with the object.
final class PostgresResult {
    private let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
    }

    deinit {
        PQclear(pointer)
    }

    var status: ExecStatusType { PQresultStatus(pointer) }

    /// Whether the step did not do what it should.
    var isFailure: Bool { status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK }

    /// The command's tag, as `COMMIT` or `INSERT 0 1`.
    var tag: String { PQcmdStatus(pointer).map { String(cString: $0) } ?? "" }

    /// Rows a statement changed; 0 for one that changes none.
    var changes: Int {
        guard let first = tag.first, "IUDM".contains(first) else { return 0 }
        return PQcmdTuples(pointer).flatMap { Int(String(cString: $0)) } ?? 0
    }

    /// The server's error, if this is one that has a code.
    var report: PostgresTrouble.Report? {
        guard let code = field("C") else { return nil }
        return PostgresTrouble.Report(
            code: code, message: field("M") ?? "", constraint: field("n"), table: field("t"), column: field("c"),
            function: field("R"))
    }

    /// Every row of the answer.
    func rows() throws -> [SQLRow] {
        let fields = 0..<PQnfields(pointer)
        let columns = fields.map { PQfname(pointer, $0).map { String(cString: $0) } ?? "" }
        let types = fields.map { PQftype(pointer, $0) }
        return try (0..<PQntuples(pointer)).map { row in
            SQLRow(columns: columns, values: try fields.map { try value(row, $0, types[Int($0)]) })
        }
    }

    private func value(_ row: Int32, _ column: Int32, _ type: Oid) throws -> SQLValue {
        guard PQgetisnull(pointer, row, column) == 0, let start = PQgetvalue(pointer, row, column) else { return .null }
        let length = Int(PQgetlength(pointer, row, column))
        return try PostgresWire.value(of: type, UnsafeRawBufferPointer(start: start, count: length))
    }

    /// A field of an error by its letter in the protocol (PostgreSQL 15 manual, 55.8).
    private func field(_ letter: Unicode.Scalar) -> String? {
        PQresultErrorField(pointer, Int32(letter.value)).map { String(cString: $0) }
    }
}

extension PostgresResult {
    /// Throws ``PostgresTrouble`` unless the step went well.
    func require(readOnly: Bool) throws {
        guard isFailure else { return }
        guard let report else { throw PostgresTrouble.lost("the server's answer has no code") }
        throw PostgresTrouble(report, readOnly: readOnly)
    }
}
