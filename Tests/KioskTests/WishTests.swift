import HallCore
import HubMessages
import KioskSession
import KioskStore
import Testing

/// Mending and withdrawing at the terminal: kept durably once, with the line up or down, and answered by the centre.
struct WishTests {
    private func item(_ type: EventType, _ record: CaseRecord, _ body: some Encodable, _ bench: Bench) throws
        -> FeedItem
    {
        FeedItem(id: bench.makeID(), type: type, caseID: record.id, body: try JSONValue(encoding: body))
    }

    private func asks(_ version: Int) -> CaseAsks {
        CaseAsks(
            version: version,
            items: version > 5
                ? [] : [CaseAsks.Item(ids: ["1", "2"], subject: .field("place.road"), text: "写清门牌号")], papers: [],
            isWithdrawing: false, isOver: false)
    }

    private func shown(_ bench: Bench, _ record: CaseRecord) async throws -> UUIDv7 {
        let visit = try await bench.begin().id
        await bench.terminal.scanned(CaseCode.payload(of: record))
        return visit
    }

    @Test func `a wish is one event however often it is sent, and waits for the centre's word`() async throws {
        let bench = try Bench()
        let record = try await bench.apply()
        let visit = try await shown(bench, record)
        let before = try await bench.store.queueStatus().unsent
        let key = bench.makeID()
        let first = try await bench.terminal.withdraw(record.id, of: visit, key: key)
        #expect(try await bench.terminal.withdraw(record.id, of: visit, key: key) == first)
        #expect(try await bench.terminal.withdraw(record.id, of: visit, key: bench.makeID()) == first)
        #expect(try await bench.store.queueStatus().unsent == before + 1)
        #expect(first?.answer == nil)
        let answer = WishAnswer(wish: key, result: .toBeConfirmed)
        try await bench.store.applyFeed([try item(.wishAnswered, record, answer, bench)], cursor: "c", at: bench.now)
        #expect(try await bench.store.wish(key)?.answer == answer)
    }

    @Test func `who typed only the number sees the case and can change nothing`() async throws {
        let bench = try Bench()
        let record = try await bench.apply()
        let visit = try await bench.begin().id
        _ = try await bench.terminal.ask(.number(record.number), for: visit)
        #expect(try await bench.terminal.ownCase(record.id, of: visit) == nil)
        #expect(try await bench.terminal.withdraw(record.id, of: visit, key: bench.makeID()) == nil)
    }

    @Test func `the newest word on what a case asks counts, and what was typed stays until the person leaves`()
        async throws
    {
        let bench = try Bench()
        let record = try await bench.apply()
        let newer = try item(.caseAsks, record, asks(5), bench)
        let older = try item(.caseAsks, record, asks(9).with(version: 4), bench)
        try await bench.store.applyFeed([newer, older], cursor: "c", at: bench.now)
        let visit = try await shown(bench, record)
        try await bench.terminal.keepTyped(["place.road": "学院南路1号"], for: record.id, of: visit)
        let own = try await bench.terminal.ownCase(record.id, of: visit)
        #expect(own?.view.asks == asks(5) && own?.fields.keys.sorted() == ["place.road"])
        #expect(own?.typed == ["place.road": "学院南路1号"])
        await bench.terminal.leave(visit)
        let again = try await shown(bench, record)
        #expect(try await bench.terminal.ownCase(record.id, of: again)?.typed == [:])
    }

    @Test func `the slip tells the truth about the centre, marks a second copy and names nobody`() async throws {
        let bench = try Bench()
        let record = try await bench.apply()
        let visit = try await shown(bench, record)
        let key = bench.makeID()
        _ = try await bench.terminal.withdraw(record.id, of: visit, key: key)
        try await bench.terminal.printWish(key, of: visit)
        let answer = WishAnswer(wish: key, result: .taken)
        try await bench.store.applyFeed([try item(.wishAnswered, record, answer, bench)], cursor: "c", at: bench.now)
        try await bench.terminal.printWish(key, of: visit)
        let texts = bench.papers.map { paper in paper.blocks.map { "\($0)" }.joined() }
        #expect(texts.count == 2)
        #expect(texts[0].contains("中心还没有答复") && !texts[0].contains("补打"))
        #expect(texts[1].contains("已撤回") && texts[1].contains("第 2 份（补打）"))
        #expect(!texts.joined().contains("张三测") && !texts.joined().contains("张*测"))
    }
}

extension CaseAsks {
    fileprivate func with(version: Int) -> CaseAsks {
        var asks = self
        asks.version = version
        return asks
    }
}
