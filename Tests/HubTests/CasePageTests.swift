import HallCore
import HubService
import HubStore
import Testing

@testable import HubScreens

/// What a case's page offers to whom, without HTTP.
@Suite struct CasePageTests {
    let time = TestTime()
    let hub: Hub

    init() async throws {
        hub = try await Fixtures.hub(try await HubDatabase(), time)
        try await hub.addStaff("W001", .window)
        try await hub.addStaff("U001", .utility("water"))
        try await hub.addStaff("S001", .supervisor)
    }

    private func submittedCase(_ form: ApplicationForm = Fixtures.form()) async throws -> CaseRecord {
        var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
        let record = try kiosk.commitCase(serial: 1, form: form)
        _ = try await kiosk.push(1...1, to: hub)
        return record
    }

    private func perform(_ record: CaseRecord, _ party: Party, _ events: ProcessEvent...) async throws {
        let outcome = try await hub.perform(
            CaseOrder(caseID: record.id, expectedVersion: nil, events: events), by: .office(party))
        guard case .done = outcome else { throw TestFailure("\(outcome)") }
    }

    /// Both lanes, with external works.
    private func accept(_ record: CaseRecord) async throws {
        for lane in ["water", "power"] {
            try await perform(
                record, .window, .learn(facts: ["works.external": "yes"], lane: lane),
                .finish(stage: "accepted", lane: lane))
        }
    }

    private func scene(_ record: CaseRecord, for workNumber: String) async throws -> CaseScene {
        let staff = try await hub.signedInStaff(workNumber)
        let file = try #require(try await hub.file(of: record.id, for: staff))
        return CaseScene(
            file: file, work: try #require(file.work), visitor: Visitor(staff), now: time.now,
            calendar: hub.packs.calendar)
    }

    private func page(_ record: CaseRecord, for workNumber: String) async throws -> CasePage {
        CasePage(try await scene(record, for: workNumber))
    }

    @Test func `each office gets the forms of its own work and no other's`() async throws {
        let record = try await submittedCase()
        #expect(try await page(record, for: "W001").work.map(\.formID) == ["finish:received"])
        let utility = try await page(record, for: "U001")
        #expect(utility.work.isEmpty && utility.nothingToDo.contains("综合窗口"))
        try await hub.receive(record)
        let window = try await page(record, for: "W001")
        #expect(window.work.map(\.formID) == ["finish:accepted"])
        #expect(window.work.first?.anchors.sorted() == ["finish:accepted:power", "finish:accepted:water"])
        #expect(try await page(record, for: "U001").work.isEmpty, "nobody knows yet whether there is a survey")
        try await accept(record)
        #expect(try await page(record, for: "U001").work.map(\.formID) == ["finish:survey:water", "offer-hours:water"])
        let watching = try await page(record, for: "S001")
        #expect(watching.work.isEmpty && watching.more.map(\.formID) == ["extend"])
    }

    @Test(arguments: [false, true])
    func `what was stated when the case was filed is not asked again`(isStated: Bool) async throws {
        let asked = try #require(try Fixtures.pack().facts.first { $0.askedAt == "accepted" })
        var form = Fixtures.form()
        form.answers[asked.id] = isStated ? Answer(value: "yes", source: .typed) : nil
        let record = try await submittedCase(form)
        try await hub.receive(record)
        let accept = try #require(try await page(record, for: "W001").work.first { $0.formID == "finish:accepted" })
        #expect(accept.inputs.contains { $0.name == "fact.\(asked.id)" } == !isStated)
    }

    @Test func `every form says what happens and carries version and token`() async throws {
        let record = try await submittedCase()
        try await hub.receive(record)
        let page = try await page(record, for: "W001")
        for form in page.work + page.more {
            #expect(!form.effect.isEmpty && !form.buttons.isEmpty, "\(form.formID)")
            let names = form.hidden.map(\.hiddenName)
            #expect(names.contains("token") && names.contains("version") && names.contains("form"))
            #expect(form.inputs.allSatisfy { $0.fieldID.hasPrefix(form.formID) })
        }
        let identifiers = (page.work + page.more).flatMap { [$0.formID] + $0.inputs.map(\.fieldID) }
        #expect(Set(identifiers).count == identifiers.count)
    }

    @Test func `what several ask for stands once on the list before it goes out`() async throws {
        let record = try await submittedCase()
        try await hub.receive(record)
        for (lane, id) in [("water", "1"), ("power", "2")] {
            let item = CorrectionItem(id: id, lane: lane, subject: .field("contact.phone"), text: "请补能打通的电话")
            try await perform(record, .utility(lane), .note(item))
        }
        let form = try #require(try await page(record, for: "W001").work.first { $0.formID == "send-corrections" })
        #expect(form.list == ["请补能打通的电话（供水、供电）"])
        try await perform(record, .window, .sendCorrections)
        let after = try await page(record, for: "W001")
        #expect(!after.more.contains { $0.formID == "note" })
        let mend = try #require(after.more.first { $0.formID == "mend" })
        #expect(mend.inputs.map(\.name) == ["answer.contact.phone"])
        #expect(mend.inputs.first?.line.first?.typed == "13800000000")
    }

    @Test func `survey hours are the next working days' sessions, and common ones are offered to choose`() async throws
    {
        let record = try await submittedCase()
        try await hub.receive(record)
        try await accept(record)
        let offer = try #require(try await page(record, for: "U001").work.first { $0.formID == "offer-hours:water" })
        let options = try #require(offer.inputs.first?.choice.first?.options)
        #expect(options.count == 9 || options.count == 10)
        #expect(options.allSatisfy { LocalHour($0.value) != nil && !$0.isChosen })
        let hours = options.prefix(2).compactMap { LocalHour($0.value) }
        try await perform(record, .utility("water"), .offer(lane: "water", hours: hours))
        try await perform(record, .utility("power"), .offer(lane: "power", hours: [hours[1]]))
        let appoint = try #require(try await page(record, for: "W001").work.first { $0.formID == "appoint" })
        #expect(appoint.inputs.first?.choice.first?.options.map(\.value) == [hours[1].text])
    }

    @Test func `a limit shows its hour, what is used and how long it stood still`() async throws {
        let record = try await submittedCase()
        try await hub.receive(record)
        try await accept(record)
        try await perform(
            record, .utility("water"),
            .learn(
                facts: ["works.length": "620", "works.needsApproval": "yes", "commitment.eligible": "no"], lane: "water"
            ), .finish(stage: "survey", lane: "water"),
            .pause(lane: "water", reason: "forceMajeure"))
        time.advance(minutes: 60)
        let lane = try #require(try await page(record, for: "U001").lanes.first)
        let clock = try #require(lane.clocks.first { $0.limit == "外线500米以上" })
        #expect(clock.used == "已用 0 分钟，暂停 1 小时（不可抗力）" && clock.style == "paused")
        #expect(lane.clocks.allSatisfy { !$0.cite.isEmpty && $0.promised.hasSuffix(" 前") })
        #expect(lane.messages == ["暂停计时：不可抗力"])
    }

    @Test func `who watches sees people masked, who handles the case sees them`() async throws {
        let record = try await submittedCase()
        func answers(_ workNumber: String) async throws -> [String] {
            try await page(record, for: workNumber).sections.flatMap(\.answers).map(\.answer)
        }
        #expect(try await answers("W001").contains("13800000000"))
        let masked = try await answers("S001")
        #expect(masked.contains("138****0000") && !masked.contains("13800000000") && masked.contains("试*员"))
    }

    @Test func `a posted order becomes the events it stands for`() async throws {
        let record = try await submittedCase()
        try await hub.receive(record)
        let work = try await scene(record, for: "W001").work
        func events(_ body: String) throws -> [ProcessEvent] {
            let order = try #require(PostedOrder(FormValues(try FormFields(body: "token=t&version=1&" + body))))
            return try OrderReader(
                order: order, work: work, identifier: record.id, workNumber: "W001", now: time.now
            ).events()
        }
        #expect(
            try events("form=x&order=pause&lane=water&reason=correction") == [
                .pause(lane: "water", reason: "correction")
            ])
        #expect(
            try events("form=hand-over&order=hand-over&to=utility:water&papers=%E5%9B%BE%0D%0A%E8%A1%A8")
                == [.handOver(id: record.id.text, papers: ["图", "表"], to: .utility("water"))])
        #expect(try events("form=withdraw&order=ask-withdrawal&lane=") == [.askWithdrawal(lane: nil)])
        #expect(
            try events("form=assign&order=take&party=window") == [.assign(party: .window, workNumber: "W001")])
        #expect(throws: OrderMistakes("papers", "请写移交哪些材料，一行一份")) {
            try events("form=hand-over&order=hand-over&to=utility:water&papers=")
        }
        #expect(throws: OrderMistakes("until", "解决的日期不能早于今天")) {
            try events("form=a&order=answer&problem=p&outcome=scheduled&until=2020-01-01&text=x")
        }
        #expect(throws: OrderMistakes("days", "延长多少要填数字，比如 1 或 0.5")) {
            try events("form=extend&order=extend&deadline=water:connection&days=abc&reason=x")
        }
    }

    @Test(arguments: [
        ("=1+1", "'=1+1"), ("-5", "'-5"), ("+86", "'+86"), ("@a", "'@a"), (" =1", "' =1"), ("＝1", "'＝1"),
        ("水,电", "\"水,电\""), ("\"水\"", "\"\"\"水\"\"\""), ("两\n行", "\"两\n行\""), ("供水", "供水"), ("", ""),
    ])
    func `a table's cell is no formula and keeps its shape`(text: String, cell: String) {
        #expect(CSVText.cell(text) == cell)
    }

    @Test func `working time is told in days, hours and minutes of the hall`() throws {
        let span = WorkSpan(calendar: try Fixtures.calendar(), hours: try Fixtures.pack().hall)
        #expect(span.words(0) == "0 分钟")
        #expect(span.words(59) == "59 分钟")
        #expect(span.words(60) == "1 小时")
        #expect(span.words(61) == "1 小时 1 分钟")
        #expect(span.words(span.minutesPerDay) == "1 个工作日")
        #expect(span.words(span.minutesPerDay * 2 + 125) == "2 个工作日 2 小时")
    }
}
