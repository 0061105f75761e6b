import HallCore

/// What a pack makes of an imagined case, for programs and for people.
struct SimulationReport {
    let pack: PolicyPack
    let scenario: Scenario
    let result: SimulatedCase
    let routes: [LaneExplanation]

    init(_ scenario: Scenario, pack: PolicyPack, calendar: WorkCalendar) {
        self.pack = pack
        self.scenario = scenario
        result = CaseSimulator(pack: pack, calendar: calendar).run(scenario)
        routes = pack.explanations(of: scenario)
    }

    func document() throws -> JSONValue {
        .object([
            "pack": .object([
                "id": .string(pack.id), "version": .string(pack.version), "digest": .string(pack.digest),
            ]), "at": .string(scenario.at.rfc3339), "problems": try JSONValue(encoding: result.problems),
            "lanes": .array(result.lanes.map(lane)), "routes": .array(routes.map(\.document)),
            "due": .array(try result.limits.map(limit)), "papers": .array(result.papers.map(JSONValue.string)),
            "materials": try JSONValue(encoding: result.materials),
        ])
    }

    private func lane(_ way: SimulatedCase.LaneWay) -> JSONValue {
        .object([
            "utility": .string(way.utility), "name": JSONValue(pack.utility(way.utility)?.name),
            "service": JSONValue(way.service), "serviceTitle": JSONValue(title(of: way.service)),
            "stages": .array(way.stages.map(JSONValue.string)),
            "stageTitles": .array(way.stages.map { .string(pack.stage($0)?.title ?? $0) }),
            "missing": .array(way.missing.map { pack.question($0).document }),
        ])
    }

    private func limit(_ limit: SimulatedCase.Limit) throws -> JSONValue {
        .object([
            "lane": .string(limit.lane), "deadline": .string(limit.deadline), "title": .string(limit.title),
            "promised": try limit.promised.map { try JSONValue(encoding: $0) } ?? .null,
            "legal": try limit.legal.map { try JSONValue(encoding: $0) } ?? .null, "words": .string(limit.words),
            "cite": .string(limit.cite.text),
        ])
    }

    private func title(of service: String?) -> String? { pack.services.first { $0.id == service }?.title }
}

extension SimulationReport {
    /// Everything in words, part after part.
    var text: String {
        let parts: [(String, [String])] = [
            ("要改的", result.problems.map { "\($0.field)：\($0.message)" }),
            ("每项怎么走", result.lanes.flatMap(laneLines)),
            (
                "怎么定的",
                routes.flatMap {
                    ["[\(names($0.lanes))] " + $0.explanation.lines[0]] + $0.explanation.lines.dropFirst()
                }
            ),
            ("时限", limitLines), ("打印的单子", result.papers.map(paperTitle)),
            ("材料", result.materials.map(materialLine)),
        ]
        return
            (["\(pack.title)，\(scenario.at.chineseShort)提交"]
            + parts.filter { !$0.1.isEmpty }.flatMap { ["", $0.0] + $0.1.map { "  \($0)" } }).joined(separator: "\n")
    }

    private func laneLines(_ way: SimulatedCase.LaneWay) -> [String] {
        let titles = way.stages.map { pack.stage($0)?.title ?? $0 }.joined(separator: " → ")
        let name = pack.utility(way.utility)?.name ?? way.utility
        return ["\(name)（\(title(of: way.service) ?? "没有这项服务")）：\(titles)"]
            + way.missing.map { pack.question($0) }.map { "  走到这里要先弄清：\($0.title)" + ($0.by.map { "（\($0)）" } ?? "") }
    }

    /// A limit that all lanes share stands once.
    private var limitLines: [String] {
        var groups: [(limit: SimulatedCase.Limit, lanes: [UtilityID])] = []
        for limit in result.limits {
            let same = groups.firstIndex { group in
                group.limit.deadline == limit.deadline && group.limit.promised == limit.promised
                    && group.limit.legal == limit.legal
            }
            if let same { groups[same].lanes.append(limit.lane) } else { groups.append((limit, [limit.lane])) }
        }
        return groups.flatMap { group -> [String] in
            let limit = group.limit
            let hours = [
                limit.promised.map { "承诺 \($0.chinese)" }, limit.legal.map { "最长 \($0.chinese)" },
            ].compactMap(\.self)
            let due = hours.isEmpty ? limit.words : hours.joined(separator: "，")
            let head = "\(limit.title)：\(due)（\(limit.cite.text)）[\(names(group.lanes))]"
            return [head] + (limit.promised?.steps ?? []).map { "    \($0)" }
        }
    }

    private func names(_ lanes: [UtilityID]) -> String {
        lanes.map { pack.utility($0)?.name ?? $0 }.joined(separator: "、")
    }

    private func paperTitle(_ id: String) -> String { pack.papers.first { $0.id == id }?.title ?? id }

    private func materialLine(_ material: Material) -> String {
        let later =
            material.deferrable.map { "，可以后补：\(pack.stage($0.until)?.title ?? $0.until)前由\($0.collector)收" } ?? ""
        return material.title + (material.required ? "（必交）" : "（有就交）") + later
    }
}
