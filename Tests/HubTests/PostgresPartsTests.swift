import Testing

@testable import HubStore

/// The parts of the driver that need no server.
@Suite struct PostgresPartsTests {
    @Test(arguments: [
        ("SELECT ?, ?", "SELECT $1, $2"),
        ("SELECT '?', \"a?\", 'it''s ?' WHERE a = ?", "SELECT '?', \"a?\", 'it''s ?' WHERE a = $1"),
        ("SELECT 1 -- ?\n+ ? /* ? * / ? */ + ?", "SELECT 1 -- ?\n+ $1 /* ? * / ? */ + $2"),
        ("SELECT 办 FROM t WHERE 号 = ?", "SELECT 办 FROM t WHERE 号 = $1"),
    ])
    func `marks are numbered where they are marks`(sql: String, numbered: String) {
        #expect(PostgresMarks.numbered(sql) == numbered)
    }

    @Test func `while the server is away one caller tries after the pause and the others are refused`() throws {
        var outage = PostgresOutage()
        let backoff: (Int) -> Duration = { .seconds($0) }
        try outage.permit(at: .seconds(0))
        outage.failed("gone", at: .seconds(0), backoff: backoff)
        outage.failed("gone as well", at: .seconds(0), backoff: backoff)
        #expect(throws: PostgresTrouble.lost("gone")) { try outage.permit(at: .milliseconds(999)) }
        try outage.permit(at: .seconds(1))
        #expect(throws: PostgresTrouble.lost("gone")) { try outage.permit(at: .seconds(1)) }
        outage.failed("still gone", at: .seconds(1), backoff: backoff)
        #expect(throws: PostgresTrouble.lost("still gone")) { try outage.permit(at: .milliseconds(2999)) }
        try outage.permit(at: .seconds(3))
        outage.connected()
        try outage.permit(at: .seconds(3))
        try outage.permit(at: .seconds(3))
    }

    @Test(arguments: [
        ("40001", PostgresTrouble.conflict), ("40P01", .conflict), ("26000", .stalePlan), ("57014", .refused(.busy)),
        ("57P01", .lost("text")), ("53100", .lost("text")), ("25006", .lost("text")),
        ("23505", .refused(.constraint("lane_pkey of lane"))),
        ("42601", .refused(.refused(code: "42601", message: "text"))),
        ("22P02", .refused(.refused(code: "22P02", message: "a value does not fit where it should go"))),
    ])
    func `the server's codes mean what they say`(code: String, trouble: PostgresTrouble) {
        let report = PostgresTrouble.Report(code: code, message: "text", constraint: "lane_pkey", table: "lane")
        #expect(PostgresTrouble(report, readOnly: false) == trouble)
    }

    @Test func `a slow listener is told that anything may have changed`() async {
        let listeners = ChannelListeners(local: true)
        var heard = listeners.listen("feed").makeAsyncIterator()
        for number in 0..<3000 { listeners.tell("feed", "\(number)") }
        listeners.close()
        var last: [String] = []
        while let payload = await heard.next() { last = (last + [payload]).suffix(2) }
        #expect(last.contains(""))
    }
}
