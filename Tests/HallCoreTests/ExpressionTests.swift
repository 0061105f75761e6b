import Testing

@testable import HallCore

struct ExpressionTests {
    private let facts = Facts([
        "works.length": "200", "road.class": "branch", "works.external": "yes", "road.opened": "2021-11-23",
        "today": "2026-11-22", "a": "1.5", "b": "1.5", "unclear": "unknown",
    ])

    @Test(arguments: [
        ("works.length <= 200", Truth.yes), ("works.length < 200", .no), ("works.length > 199.999", .yes),
        ("works.length = 200.0", .yes), ("works.length != 200", .no), ("a + b = 3", .yes),
        ("a + b > works.length", .no),
        ("road.class in [trunk, express]", .no), ("road.class not in [trunk, express]", .yes),
        ("works.external = yes", .yes), ("works.external = no", .no), ("has(road.class)", .yes), ("has(nothing)", .no),
        ("years(road.opened, today) < 5", .yes), ("years(road.opened, today) = 4", .yes),
        ("days(road.opened, today) = 1825", .yes), ("road.width < 3", .unknown), ("unclear = yes", .unknown),
        ("road.class < 3", .unknown), ("road.width < 3 and works.length > 200", .no),
        ("road.width < 3 or works.length <= 200", .yes), ("road.width < 3 and works.length <= 200", .unknown),
        ("not road.width < 3", .unknown), ("not (works.length > 200 or road.class = trunk)", .yes),
        ("works.length > 200 or works.length <= 200 and road.class = branch", .yes), ("road.class = \"branch\"", .yes),
    ])
    func `a condition holds, does not hold, or is not known`(text: String, truth: Truth) throws {
        #expect(try Expression(text).truth(facts) == truth)
    }

    @Test func `an anniversary counts on its day`() throws {
        var later = facts
        later["today"] = "2026-11-23"
        #expect(try Expression("years(road.opened, today) < 5").truth(later) == .no)
    }

    @Test(arguments: [
        ("works.length", 13, "expected = != < <= > >= or in"), ("works.length <= ", 17, "expected a name or a number"),
        ("(a = 1", 7, "expected )"), ("a = 1 b = 2", 7, "expected and, or, or the end"),
        ("a ~ 1", 3, "~ means nothing here"), ("a ≤ 1", 3, "≤ means nothing here; write <="),
        ("a in []", 7, "expected a name or a number"), ("a = 1x", 5, "1x is no number"),
        ("a = \"x", 5, "the quote does not end"),
        ("", 1, "expected a name or a number"),
    ])
    func `a text that is no condition is refused with its place`(text: String, column: Int, message: String) {
        #expect(throws: ExpressionFault(column: column, message: message)) { try Expression(text) }
    }

    @Test(arguments: [
        "works.length <= 200 and not (road.class in [trunk, express])", "a = 1 or (b = 2 and c in [x, \"y z\"])",
        "years(road.opened, today) < 5 and a + b >= 3", "has(project.code)", "not (not (a = 1))",
    ])
    func `text and condition are the same thing`(text: String) throws {
        let expression = try Expression(text)
        #expect(expression.text == text)
        #expect(try Expression(expression.text) == expression)
    }

    @Test func `only what keeps the answer open is asked`() throws {
        let expression = try Expression("works.length <= 200 and road.width < 3 and (works.external = yes or x = 1)")
        #expect(expression.missing(in: facts) == ["road.width"])
        #expect(try Expression("works.length > 200 and road.width < 3").missing(in: facts).isEmpty)
    }
}

struct DecisionTableTests {
    private static let cite = Citation(doc: "测〔2026〕1号", section: "四(二)")

    private func table() throws -> DecisionTable {
        func row(_ id: String, _ when: String, _ then: String) throws -> DecisionTable.Row {
            DecisionTable.Row(id: id, when: try Expression(when), then: then, cite: Self.cite)
        }
        return DecisionTable(
            id: "works", title: "外线", when: try Expression("works.external = yes"),
            rows: [
                try row("mainRoad", "road.class in [trunk, express]", "joint"),
                try row("short", "works.length <= 200 and road.crossing <= 15", "commitment"),
            ], otherwise: "joint", unknown: "window", cite: Self.cite)
    }

    private let facts = ["works.external": "yes", "road.class": "branch", "works.length": "200", "road.crossing": "15"]

    @Test func `the first row that holds decides`() throws {
        let decision = try table().decision(Facts(facts))
        #expect(decision?.outcome == "commitment" && decision?.row == "short")
        #expect(decision?.trace.map(\.truth) == [.no, .yes])
    }

    @Test func `no row gives the outcome for all others`() throws {
        let decision = try table().decision(Facts(facts.merging(["works.length": "200.5"]) { $1 }))
        #expect(decision?.outcome == "joint" && decision?.row == nil)
    }

    @Test func `what is not known goes to a person with the question`() throws {
        var known = facts
        known["road.class"] = nil
        let decision = try table().decision(Facts(known))
        #expect(decision?.outcome == "window")
        #expect(decision?.missing == ["road.class"])
    }

    @Test func `a table that is not asked says nothing`() throws {
        #expect(try table().decision(Facts(["works.external": "no"])) == nil)
        #expect(try table().decision(Facts())?.missing == ["works.external"])
    }

    @Test func `what would change the outcome is named with its border`() throws {
        let found = try table().alternatives(Facts(facts))
        #expect(found.contains(WhatIf(fact: "works.length", value: "201", outcome: "joint")))
        #expect(found.contains(WhatIf(fact: "road.class", value: "trunk", outcome: "joint")))
        let back = try table().alternatives(Facts(facts.merging(["works.length": "212"]) { $1 }))
        #expect(back == [WhatIf(fact: "works.length", value: "200", outcome: "commitment")])
    }
}
