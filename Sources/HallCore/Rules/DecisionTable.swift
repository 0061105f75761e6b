/// A table that chooses one outcome by a case's facts: the first row that holds wins.
public struct DecisionTable: Codable, Sendable, Hashable, Identifiable {
    /// One row.
    public struct Row: Codable, Sendable, Hashable, Identifiable {
        /// Unique within the table.
        public var id: String
        public var when: Expression
        /// The id of an outcome.
        public var then: String
        /// Where the document says so.
        public var cite: Citation
    }

    /// Unique within the pack.
    public var id: String
    public var title: String
    /// When the table is asked at all; always if absent.
    public var when: Expression?
    public var rows: [Row]
    /// The outcome when no row holds.
    public var otherwise: String
    /// The outcome when a row cannot be decided: a person decides, with the missing facts as questions.
    public var unknown: String
    /// Where the document says so.
    public var cite: Citation
}

/// What a table decided, and why.
public struct Decision: Sendable, Hashable {
    /// How one row stood.
    public struct Trace: Sendable, Hashable {
        public var row: String
        public var truth: Truth
    }

    public var table: String
    /// The id of the outcome.
    public var outcome: String
    /// The row that held, or that could not be decided; nil for `otherwise`.
    public var row: String?
    /// The facts somebody has to supply before the table can decide; empty when it did.
    public var missing: [String]
    /// The rows that were looked at, in order.
    public var trace: [Trace]
    public var cite: Citation
}

extension DecisionTable {
    /// Decides for these facts; nil when the table is not asked for this case.
    ///
    /// Unknown never counts as satisfied: a row that cannot be decided stops the table with the outcome for unknowns.
    public func decision(_ facts: Facts) -> Decision? {
        switch when?.truth(facts) ?? .yes {
        case .no: return nil
        case .unknown: return undecided(nil, by: when, facts, [])
        case .yes: break
        }
        var trace: [Decision.Trace] = []
        trace.reserveCapacity(rows.count)
        // By index: a copy of each row would cost more than asking it.
        for index in rows.indices {
            let truth = rows[index].when.truth(facts)
            trace.append(Decision.Trace(row: rows[index].id, truth: truth))
            if truth == .no { continue }
            let row = rows[index]
            switch truth {
            case .no: continue
            case .yes:
                return Decision(table: id, outcome: row.then, row: row.id, missing: [], trace: trace, cite: row.cite)
            case .unknown: return undecided(row, by: row.when, facts, trace)
            }
        }
        return Decision(table: id, outcome: otherwise, row: nil, missing: [], trace: trace, cite: cite)
    }

    private func undecided(_ row: Row?, by expression: Expression?, _ facts: Facts, _ trace: [Decision.Trace])
        -> Decision
    {
        Decision(
            table: id, outcome: unknown, row: row?.id, missing: expression?.missing(in: facts) ?? [], trace: trace,
            cite: row?.cite ?? cite)
    }

    /// Every fact the table may ask for.
    public var facts: [String] {
        ((when.map { [$0] } ?? []) + rows.map(\.when)).flatMap(\.facts)
            .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

extension Expression {
    /// The unknown facts that keep the condition from being decided, in reading order.
    public func missing(in facts: Facts) -> [String] {
        var open: [String] = []
        _ = truth(facts, open: &open)
        return open
    }

    /// The truth, and what it waits for: in `a and b` with `a` false, nothing matters any more.
    private func truth(_ facts: Facts, open: inout [String]) -> Truth {
        switch self {
        case .compare, .within, .known:
            let truth = truth(facts)
            if truth == .unknown {
                for fact in self.facts where facts.value(fact) == nil && !open.contains(fact) { open.append(fact) }
            }
            return truth
        case .not(let inner): return !inner.truth(facts, open: &open)
        case .all(let parts): return Self.joined(parts, .yes, settledBy: .no, Truth.both, facts, &open)
        case .any(let parts): return Self.joined(parts, .no, settledBy: .yes, Truth.either, facts, &open)
        }
    }

    private static func joined(
        _ parts: [Expression], _ start: Truth, settledBy end: Truth, _ join: (Truth, Truth) -> Truth, _ facts: Facts,
        _ open: inout [String]
    ) -> Truth {
        let before = open.count
        var truth = start
        for part in parts {
            truth = join(truth, part.truth(facts, open: &open))
            guard truth == end else { continue }
            open.removeLast(open.count - before)
            return truth
        }
        return truth
    }
}
