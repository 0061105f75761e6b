extension PaperFiller {
    /// A promise with the lanes it was made for.
    private struct Shared {
        var promise: Promise
        var utilities: [UtilityID]
    }

    /// Each promise once, in the pack's order. Whose it is stands there only where not all lanes share it.
    func promises(naming names: [String]) -> [[String: String]] {
        var shared: [Shared] = []
        for lane in content.record.lanes {
            for promise in lane.promises {
                if let known = shared.firstIndex(where: { $0.promise == promise }) {
                    shared[known].utilities.append(lane.utility)
                } else {
                    shared.append(Shared(promise: promise, utilities: [lane.utility]))
                }
            }
        }
        let order = Dictionary(uniqueKeysWithValues: pack.deadlines.enumerated().map { ($1.id, $0) })
        let sorted = shared.enumerated().sorted { left, right in
            (order[left.element.promise.id] ?? .max, left.offset)
                < (order[right.element.promise.id] ?? .max, right.offset)
        }
        let saysWhose = names.contains("utility") || names.contains("company")
        return sorted.map { entry(of: $0.element, saysWhose: saysWhose) } + openWay
    }

    /// On a receipt, that limits hang on what nobody knows yet: by the first table that cannot decide. On later papers the
    /// centre may know it, and this terminal not.
    private var openWay: [[String: String]] {
        guard template.id == PaperComposer.receiptID, let open = decisions.first(where: isLimiting),
            let table = pack.tables.first(where: { $0.id == open.table })
        else { return [] }
        let asked = open.missing.map { "“\(pack.factTitle($0))”" }.joined(separator: "、")
        return [
            [
                "title": table.title, "text": "查明\(asked)以后才能定，定了以后，查进度时看得到时限",
                "clause": open.cite.text,
            ]
        ]
    }

    /// Whether a decision that is open has limits hanging on it.
    private func isLimiting(_ decision: Decision) -> Bool {
        let route = PolicyPack.BuiltInFact.route(decision.table)
        return !decision.missing.isEmpty && pack.deadlines.contains { $0.when?.facts.contains(route) ?? false }
    }

    private func entry(of shared: Shared, saysWhose: Bool) -> [String: String] {
        let promise = shared.promise
        let isOfAll = shared.utilities.count == content.record.lanes.count
        let whose = shared.utilities.map(name).joined(separator: "、")
        let isCommon = isOfAll && shared.utilities.count > 1
        let companies = shared.utilities.map { pack.utility($0)?.company ?? $0 }.joined(separator: "、")
        return [
            "title": isOfAll || saysWhose ? promise.title : "\(promise.title)（\(whose)）",
            "due": promise.hours, "text": promise.due == nil ? promise.unstatedText ?? "无承诺时限" : nil,
            "clause": promise.cite.text, "utility": isCommon ? nil : whose,
            "company": isCommon ? nil : companies,
        ].compactMapValues(\.self)
    }
}

extension Promise {
    /// `11月25日 17:30 前`; both hours where the document states two limits.
    fileprivate var hours: String? {
        guard let due else { return nil }
        guard let legal, legal.due != due.due else { return "\(due.chinese) 前" }
        return "承诺 \(due.chinese) 前，最长 \(legal.chinese) 前"
    }
}
