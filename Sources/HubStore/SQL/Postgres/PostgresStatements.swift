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

    /// The statement for a text and types, and the steps that prepare it where it is not; it then counts as prepared.
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
        known[sql] = prepared
        return (prepared, old.map { [.command("DEALLOCATE \($0.name)"), prepare] } ?? [prepare])
    }

    /// It is not known whether the server has prepared these.
    mutating func forget(_ texts: [String]) {
        for text in texts { known[text] = nil }
    }

    /// The server has forgotten all.
    mutating func forget() {
        known = [:]
    }

    private static func fits(_ types: [Oid], _ declared: [Oid]) -> Bool {
        types.count == declared.count && zip(types, declared).allSatisfy { $0 == 0 || $0 == $1 }
    }
}
