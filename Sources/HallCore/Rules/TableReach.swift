/// What a table can come to, as far as that can be proved from the values its facts can have.
extension PolicyPack {
    /// Facts that are known from the first moment of every application.
    private static let alwaysKnown: Set<String> = [
        FieldCondition.applicantKind, "utility", "business", "service", "utilities.count", "today",
    ]
    /// Beyond this many combinations of answers no proof is tried.
    private static let mostCombinations = 4096

    /// Whether some answers may lead to the table's `otherwise`; false only when its rows provably cover all answers.
    ///
    /// Answers that are still unknown need not be tried: what no row holds with an unknown fact, no row holds whatever
    /// its value is.
    public func canFallThrough(_ table: DecisionTable) -> Bool {
        var combinations: [[String: String]] = [[:]]
        for fact in table.facts {
            guard case .words(let words)? = domain(of: fact) else { return true }
            combinations = combinations.flatMap { known in words.map { known.merging([fact: $0]) { $1 } } }
            if combinations.count > Self.mostCombinations { return true }
        }
        return combinations.contains { texts in
            let facts = Facts(texts)
            return (table.when?.truth(facts) ?? .yes) == .yes && table.rows.allSatisfy { $0.when.truth(facts) == .no }
        }
    }

    /// Whether some fact of the table may be unknown when it is asked.
    public func canBeUndecided(_ table: DecisionTable) -> Bool {
        !table.facts.allSatisfy(Self.alwaysKnown.contains)
    }
}
