import HallCore

extension LaneExplanation {
    var document: JSONValue {
        .object([
            "table": .string(explanation.table), "title": .string(explanation.title),
            "lanes": .array(lanes.map(JSONValue.string)), "outcome": .string(explanation.outcome),
            "outcomeTitle": .string(explanation.outcomeTitle), "text": .string(explanation.outcomeText),
            "row": JSONValue(row), "cite": .string(explanation.cite.text),
            "rows": .array(explanation.rows.map(\.document)),
            "missing": .array(explanation.questions.map(\.document)),
            "lines": .array(explanation.lines.map(JSONValue.string)),
        ])
    }
}

extension Explanation.Row {
    fileprivate var document: JSONValue {
        .object([
            "id": .string(id), "title": .string(title), "truth": .string(truth.rawValue),
            "cite": .string(cite.text), "reasons": .array(reasons.map(\.document)),
        ])
    }
}

extension Reason {
    fileprivate var document: JSONValue {
        .object([
            "facts": .array(facts.map(JSONValue.string)), "label": .string(label), "found": JSONValue(found),
            "required": .string(required), "truth": .string(truth.rawValue), "text": .string(text),
        ])
    }
}

extension Question {
    var document: JSONValue {
        .object([
            "fact": .string(fact), "title": .string(title), "askedAt": JSONValue(askedAt), "by": JSONValue(by),
        ])
    }
}
