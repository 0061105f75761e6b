import HallCore
import PackFiles
import Testing

@Suite struct TableReachTests {
    @Test func `only a table whose rows cover every answer cannot fall through`() throws {
        let pack = try Fixtures.pack("shaoguan").pack
        let open = pack.tables.filter(pack.canFallThrough).map(\.id)
        #expect(open == ["scope", "acceptance", "greenChannel", "surveyMode"])
        var result = try #require(pack.tables.first { $0.id == "result" })
        result.rows.removeLast()
        #expect(pack.canFallThrough(result))
    }

    @Test func `a number can always have a value that no row names`() throws {
        let pack = try Fixtures.pack("zhoukou").pack
        for table in pack.tables where table.facts.contains("works.length") { #expect(pack.canFallThrough(table)) }
    }

    @Test func `only a table that asks for what is always known cannot be undecided`() throws {
        let pack = try Fixtures.pack("shaoguan").pack
        #expect(pack.tables.filter { !pack.canBeUndecided($0) }.map(\.id) == ["surveyMode"])
    }
}
