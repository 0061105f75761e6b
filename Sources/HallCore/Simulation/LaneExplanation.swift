/// Why a table decided as it did, and for which lanes.
public struct LaneExplanation: Sendable, Hashable {
    public var lanes: [UtilityID]
    public var explanation: Explanation
    /// The row that held or could not be decided; nil for what follows when none does.
    public var row: String?
    /// What would lead elsewhere.
    public var alternatives: [WhatIf]
}

extension PolicyPack {
    /// Why each table decided as it did for the lanes of a scenario; lanes with the same reasons stand together.
    public func explanations(of scenario: Scenario) -> [LaneExplanation] {
        let form = scenario.application(by: self)
        var found: [LaneExplanation] = []
        for utility in utilities.map(\.id).filter(form.utilities.contains) {
            var facts = facts(of: form, lane: utility, known: scenario.facts ?? [:], at: scenario.at)
            for decision in decisions(&facts) {
                let explanation = explanation(of: decision, facts)
                if let index = found.firstIndex(where: { $0.explanation == explanation }) {
                    found[index].lanes.append(utility)
                } else {
                    let table = tables.first { $0.id == decision.table }
                    found.append(
                        LaneExplanation(
                            lanes: [utility], explanation: explanation, row: decision.row,
                            alternatives: table?.alternatives(facts) ?? []))
                }
            }
        }
        return found
    }
}
