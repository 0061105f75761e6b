import CPQ

/// Makes few executions of many rows: an `INSERT … VALUES (…)` takes up to 64 of them at once. For each execution the
/// server opens a table's partitions, indexes and triggers anew, which costs more than a row does.
final class PostgresInserts {
    /// Texts for two, four, eight … rows of a statement; none for one that takes only one row at a time.
    private var texts: [String: [String]] = [:]
    private static let mostRows = 64

    /// The executions for all rows, in their order.
    /// - Throws: ``SQLFault`` when rows differ in length or kind.
    func orders(for sql: String, _ rows: [[SQLValue]]) throws -> [PostgresOrder] {
        let types = try Self.types(of: rows)
        var rest = rows[...]
        var orders: [PostgresOrder] = []
        while !rest.isEmpty {
            let (text, count) = widest(sql, upTo: rest.count)
            orders.append(
                try PostgresOrder(
                    text, rest.prefix(count).flatMap(\.self),
                    types: count == 1 ? types : Array(repeatElement(types, count: count).joined())))
            rest = rest.dropFirst(count)
        }
        return orders
    }

    /// The text that takes as many of so many rows as can be.
    private func widest(_ sql: String, upTo count: Int) -> (text: String, count: Int) {
        guard count > 1 else { return (sql, 1) }
        let wider = texts[sql] ?? Self.texts(for: sql)
        texts[sql] = wider
        var (text, rows) = (sql, 1)
        for candidate in wider where rows * 2 <= count { (text, rows) = (candidate, rows * 2) }
        return (text, rows)
    }

    /// A statement that updates what is there must not meet one row twice, so it gets its rows one by one.
    private static func texts(for sql: String) -> [String] {
        guard sql.hasPrefix("INSERT INTO "), let start = sql.firstRange(of: "VALUES (")?.upperBound,
            let end = sql[start...].firstIndex(of: ")"),
            !sql[end...].contains("?"), !sql[..<start].contains("?"), !sql[end...].contains("DO UPDATE")
        else { return [] }
        let group = "(" + sql[start..<end] + ")"
        return sequence(first: 2) { $0 * 2 <= mostRows ? $0 * 2 : nil }.map { count in
            sql[..<start].dropLast() + Array(repeating: group, count: count).joined(separator: ", ")
                + sql[end...].dropFirst()
        }
    }

    /// The types of the marks over all rows; 0 where every row has null.
    private static func types(of rows: [[SQLValue]]) throws -> [Oid] {
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
