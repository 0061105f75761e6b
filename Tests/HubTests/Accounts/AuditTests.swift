import HallCore
import HubStore
import Testing

@testable import HubService

@Suite struct AuditTests {
    private static let division = "421300"

    private static func event(_ number: Int, division: String = division) -> AuditEvent {
        AuditEvent(
            division: division, at: Timestamp(milliseconds: 1_795_000_000_000 + Int64(number)), workNumber: "W001",
            party: .window, act: .fieldsSeen, object: "4213-261121-SZ01A-0001-C", fields: ["contact.phone"],
            reason: number.isMultiple(of: 2) ? "回访" : nil)
    }

    private static func chain(_ count: Int, division: String = division) -> [AuditEntry] {
        var entries: [AuditEntry] = []
        for number in 1...count {
            let head = entries.last.map { AuditHead(sequence: $0.sequence, hash: $0.hash) }
            entries.append(AuditEntry(event(number, division: division), after: head ?? .start(of: division)))
        }
        return entries
    }

    @Test func `a chain that nobody touched holds`() {
        #expect(AuditChain.verify(Self.chain(50), of: Self.division) == nil)
        #expect(AuditChain.verify([], of: Self.division) == nil)
    }

    /// Reckoned outside this program from the format's description.
    @Test func `the first link's hash is the one that the format demands`() {
        let hash = "c61a5b6cd236539e7f011685edca6a1a201e578601f946b8a26ea086924a1462"
        #expect(Hexadecimal.text(Self.chain(1)[0].hash) == hash)
    }

    @Test(arguments: 0..<9)
    func `whatever part of a link is changed, that link is named`(part: Int) {
        var entries = Self.chain(9)
        switch part {
        case 0: entries[4].event.at = entries[4].event.at.adding(minutes: 1)
        case 1: entries[4].event.workNumber = "W002"
        case 2: entries[4].event.act = AuditAct.acted.rawValue
        case 3: entries[4].event.object = nil
        case 4: entries[4].event.fields = []
        case 5: entries[4].event.reason = "另一个原因"
        case 6: entries[4].event.party = .supervisor
        case 7: entries[4].hash[0] ^= 1
        default: entries[4].event.division = "340600"
        }
        #expect(AuditChain.verify(entries, of: Self.division) == .altered(sequence: 5))
    }

    @Test func `a link that was changed and hashed anew is betrayed by the next`() {
        var entries = Self.chain(9)
        var event = entries[4].event
        event.workNumber = "W002"
        entries[4] = AuditEntry(
            event, after: AuditHead(sequence: 4, hash: entries[3].hash))
        #expect(AuditChain.verify(entries, of: Self.division) == .notJoined(sequence: 6))
    }

    @Test func `links that were taken out, doubled or swapped are noticed`() {
        var (missing, doubled, swapped) = (Self.chain(9), Self.chain(9), Self.chain(9))
        missing.remove(at: 4)
        doubled.insert(doubled[4], at: 4)
        swapped.swapAt(4, 5)
        #expect(AuditChain.verify(missing, of: Self.division) == .notNext(sequence: 6, expected: 5))
        #expect(AuditChain.verify(doubled, of: Self.division) == .notNext(sequence: 5, expected: 6))
        #expect(AuditChain.verify(swapped, of: Self.division) == .notNext(sequence: 6, expected: 5))
        #expect(AuditChain.verify(missing.dropFirst(4), of: Self.division) == .notNext(sequence: 6, expected: 1))
    }

    @Test func `another division's chain is not this one's`() {
        #expect(AuditChain.verify(Self.chain(3, division: "340600"), of: Self.division) == .notJoined(sequence: 1))
        let smuggled = AuditEntry(Self.event(1, division: "340600"), after: .start(of: Self.division))
        #expect(AuditChain.verify([smuggled], of: Self.division) == .altered(sequence: 1))
    }

    @Test func `a chain that was cut, or made anew, betrays itself to who wrote down its end`() {
        let entries = Self.chain(9)
        let head = AuditHead(sequence: 7, hash: entries[6].hash)
        #expect(AuditChain.verify(entries, of: Self.division, awaiting: head) == nil)
        #expect(AuditChain.verify(entries.prefix(7), of: Self.division, awaiting: head) == nil)
        #expect(AuditChain.verify(entries.prefix(6), of: Self.division, awaiting: head) == .notReached(head))
        var anew: [AuditEntry] = []
        for entry in entries {
            var event = entry.event
            event.workNumber = "W002"
            let last = anew.last.map { AuditHead(sequence: $0.sequence, hash: $0.hash) }
            anew.append(AuditEntry(event, after: last ?? .start(of: Self.division)))
        }
        #expect(AuditChain.verify(anew, of: Self.division) == nil)
        #expect(AuditChain.verify(anew, of: Self.division, awaiting: head) == .notReached(head))
    }

    @Test func `every whole look at a person is recorded before it is given, by field, without values`() async throws {
        let world = try await AccountWorld()
        try await world.add("W001", .window)
        let staff = try await world.session("W001")
        let (record, parties, form) = try Self.record()
        let plain = try await world.accounts.disclose(record, parties, form: form, to: staff)
        #expect(plain.text(Fixtures.citizenNumber, of: "contact.citizenNumber", .citizenNumber) == "9901**********0005")
        let asked = try await world.accounts.disclose(
            record, parties, form: form, to: staff, asked: ["contact.citizenNumber"], reason: " 核对\n证件 ")
        #expect(
            asked.text(Fixtures.citizenNumber, of: "contact.citizenNumber", .citizenNumber) == Fixtures.citizenNumber)
        let entries = try await world.trail().suffix(2).map(\.event)
        #expect(
            entries.map(\.fields) == [
                ["contact.name", "contact.phone"], ["contact.citizenNumber", "contact.name", "contact.phone"],
            ])
        #expect(entries.map(\.reason) == [nil, "核对 证件"])
        #expect(entries.allSatisfy { $0.object == record.number.text && $0.party == .window && $0.act == "fieldsSeen" })
        #expect(!String(describing: entries).contains(Fixtures.citizenNumber))
        #expect(AuditChain.verify(try await world.trail(), of: Self.division) == nil)
    }

    @Test func `a whole number is not shown without a reason, and masks are not recorded`() async throws {
        let world = try await AccountWorld()
        try await world.add("W001", .window)
        try await world.add("S001", .supervisor)
        let (record, parties, form) = try Self.record()
        let clerk = try await world.session("W001")
        await #expect(throws: AccountRefusal.reasonMissing) {
            _ = try await world.accounts.disclose(
                record, parties, form: form, to: clerk, asked: ["contact.citizenNumber"], reason: " \n")
        }
        let before = try await world.trail().count
        let supervisor = try await world.session("S001")
        let seen = try await world.accounts.disclose(record, parties, form: form, to: supervisor)
        #expect(seen.text("13800000000", of: "contact.phone", .phone) == "138****0000")
        #expect(try await world.trail().count == before + 1)
        #expect(try await world.acts().last == "signedIn")
    }

    @Test(arguments: [
        ("回访", "回访"), (" 核对\n\u{0}证件 ", "核对 证件"), ("号码 990101189912310005 不清", "号码 **** 不清"),
        ("电话19900000000", "电话****"), ("4213-261121-SZ01A-0001-C", "4213-261121-SZ01A-0001-C"), ("", nil), (" \t", nil),
    ])
    func `a reason is kept in one line and without a person's number`(typed: String, kept: String?) {
        #expect(AuditReason.kept(typed) == kept)
        #expect(AuditReason.kept(String(repeating: "长", count: 300))?.count == 200)
    }

    @Test func `a look is recorded as that of the office that sees most`() async throws {
        let world = try await AccountWorld()
        try await world.add("W001", .supervisor, .utility("water"))
        let (record, parties, form) = try Self.record()
        _ = try await world.accounts.disclose(record, parties, form: form, to: world.session("W001"))
        #expect(try await world.trail().last?.event.party == .utility("water"))
    }

    @Test func `a case of others is not opened, and the attempt stays`() async throws {
        let world = try await AccountWorld()
        try await world.add("G001", .utility("gas"))
        let staff = try await world.session("G001")
        let (record, parties, form) = try Self.record()
        await #expect(throws: AccountRefusal.notAllowed(.notYourCase(.openCase, parties))) {
            _ = try await world.accounts.disclose(record, parties, form: form, to: staff)
        }
        let last = try #require(try await world.trail().last?.event)
        #expect(last.act == "refused" && last.object == record.number.text && last.reason == "openCase")
    }

    @Test func `a long chain is checked page by page, and shown to who may see it`() async throws {
        let world = try await AccountWorld()
        try await world.add("S001", .supervisor)
        let staff = try await world.session("S001")
        for number in 1...1203 { try await world.store.writeAccounts { _ = try $0.record(Self.event(number)) } }
        let check = try await world.accounts.auditBreak(of: Self.division)
        #expect(check.found == nil)
        #expect(check.head.sequence == 1205)
        let page = try await world.accounts.auditEntries(
            of: Self.division, AuditSearch(before: 1204, limit: 3), for: staff)
        #expect(page.map(\.sequence) == [1203, 1202, 1201])
    }

    @Test func `the trail is searched by case and by person, the newest first, page by page`() async throws {
        let world = try await AccountWorld()
        for number in 1...7 {
            var event = Self.event(number)
            if number.isMultiple(of: 2) { event.object = "W009" }
            if number > 3 { event.workNumber = "W002" }
            let kept = event
            try await world.store.writeAccounts { _ = try $0.record(kept) }
        }
        func found(_ search: AuditSearch) async throws -> [Int64] {
            try await world.store.readAccounts { try $0.auditEntries(of: Self.division, search).map(\.sequence) }
        }
        #expect(try await found(AuditSearch(limit: 3)) == [7, 6, 5])
        #expect(try await found(AuditSearch(before: 5, limit: 3)) == [4, 3, 2])
        #expect(try await found(AuditSearch(object: "W009", limit: 9)) == [6, 4, 2])
        #expect(try await found(AuditSearch(object: "W009", workNumber: "W002", limit: 9)) == [6, 4])
    }

    @Test func `every act has its own words`() {
        #expect(Set(AuditAct.allCases.map(\.title)).count == AuditAct.allCases.count)
    }

    private static func record() throws -> (CaseRecord, CaseParties, FormDefinition) {
        var random = SeededGenerator(state: 9)
        let number = try #require(
            CaseNumber(
                cityCode: "4213", date: Timestamp(milliseconds: 1_795_000_000_000).date, kiosk: "SZ01",
                letter: "A", serial: 1))
        let record = try Fixtures.record(
            id: UUIDv7(milliseconds: 1, random: &random), number: number,
            at: Timestamp(milliseconds: 1_795_000_000_000))
        let parties = CaseParties(division: division, utilities: ["water", "power"])
        return (record, parties, try Fixtures.pack().form)
    }
}
