import CPQ

/// The statements that one connection has prepared: each text once, with the types of its marks as far as they are known.
struct PostgresStatements {
    /// A prepared statement under its name on the server.
    struct Prepared: Hashable {
        let name: String
        let types: [Oid]
    }

    private var known: [String: Prepared] = [:]
    private var count = 0
    /// Beyond this many all are forgotten; a connection of a hub has far fewer texts.
    private static let capacity = 1000

    /// Whether it is time to forget all (`DEALLOCATE ALL`).
    var isFull: Bool { known.count >= Self.capacity }

    /// The statement for a text and types, and the steps that prepare it where it is not.
    ///
    /// A mark that was null when its statement was prepared has a type that only the server knows; with the first value
    /// the statement is prepared again.
    mutating func plan(_ sql: String, types: [Oid]) -> (prepared: Prepared, steps: [PostgresLink.Step]) {
        let old = known[sql]
        if let old, Self.fits(types, old.types) { return (old, []) }
        count += 1
        let merged = old.map { old in zip(types, old.types).map { $0 == 0 ? $1 : $0 } } ?? types
        let prepared = Prepared(name: "s\(count)", types: merged)
        let prepare = PostgresLink.Step.prepare(
            name: prepared.name, text: PostgresMarks.numbered(sql), types: prepared.types)
        return (prepared, old.map { [.command("DEALLOCATE \($0.name)"), prepare] } ?? [prepare])
    }

    /// The server has prepared it.
    mutating func keep(_ prepared: Prepared, for sql: String) {
        known[sql] = prepared
    }

    /// The server has forgotten all.
    mutating func forget() {
        known = [:]
    }

    private static func fits(_ types: [Oid], _ declared: [Oid]) -> Bool {
        types.count == declared.count && zip(types, declared).allSatisfy { $0 == 0 || $0 == $1 }
    }

    /// The types of the marks over all rows; 0 where every row has null.
    /// - Throws: ``SQLFault`` when rows differ in length or kind.
    static func types(of rows: [[SQLValue]]) throws -> [Oid] {
        var types = rows.first?.map(PostgresWire.type) ?? []
        for row in rows.dropFirst() {
            guard row.count == types.count else { throw unlike }
            for (place, value) in row.enumerated() {
                let type = PostgresWire.type(of: value)
                guard type == 0 || types[place] == 0 || type == types[place] else { throw unlike }
                if type != 0 { types[place] = type }
            }
        }
        return types
    }

    private static var unlike: SQLFault {
        .refused(code: "rows", message: "the rows of one statement differ in the number or kind of their values")
    }
}
