import HallCore
import KioskSession
import KioskStore
import PackFiles
import Testing

@testable import KioskScreens

/// What the terminal does with the forms of the five cities.
struct CityFormTests {
    /// A visit with a card that fills this form.
    private func visit(
        _ bench: Bench, _ kind: ApplicantKind, _ utilities: [UtilityID] = ["water"], form: String = "application"
    ) async throws -> Visit {
        let token = try await bench.terminal.start()
        let visit = try Bench.required(await bench.terminal.visit(token: token))
        await bench.terminal.cardHappened(.read(Bench.card))
        try await bench.terminal.begin(form: form, for: visit.id)
        try await bench.terminal.choose(utilities: utilities, kind: kind, for: visit.id)
        return try Bench.required(await bench.terminal.visit(token: token))
    }

    private func now(_ bench: Bench) async throws -> Visit {
        try Bench.required(await bench.store.visit())
    }

    @Test func `a company's handler is filled from the card, its legal person is not`() async throws {
        let answers = try await visit(try Bench(city: "qijiang"), .company).answers
        #expect(answers["contact.name"] == Answer(value: "张三测", source: .card))
        #expect(answers["contact.citizenNumber"]?.source == .card)
        #expect(answers["applicant.legalPerson"] == nil && answers["applicant.legalCitizenNumber"] == nil)
        #expect(answers["applicant.personName"] == nil)
    }

    @Test func `who handles a matter for a company stands in the form as the one who came`() async throws {
        let answers = try await visit(try Bench(city: "huaibei"), .company).answers
        #expect(answers["handler.applicantName"]?.value == "张三测" && answers["applicant.legalName"] == nil)
    }

    @Test func `a resident is both the applicant and the one to call`() async throws {
        let answers = try await visit(try Bench(city: "qijiang"), .resident).answers
        #expect(answers["applicant.personName"]?.value == "张三测" && answers["contact.name"]?.value == "张三测")
    }

    @Test func `a resident without a card writes the name once, and may name somebody else to call`() async throws {
        let bench = try Bench(city: "qijiang")
        let token = try await bench.terminal.start()
        let visit = try Bench.required(await bench.terminal.visit(token: token))
        try await bench.terminal.choose(utilities: ["water"], kind: .resident, for: visit.id)
        try await bench.terminal.keep(["applicant.personName": "王小明"], for: visit.id)
        #expect(try await now(bench).answers["contact.name"] == Answer(value: "王小明", source: .carried))
        try await bench.terminal.keep(["applicant.personName": "王晓明"], for: visit.id)
        #expect(try await now(bench).answers["contact.name"]?.value == "王晓明")
        try await bench.terminal.keep(["contact.name": "李四测"], for: visit.id)
        try await bench.terminal.keep(["applicant.personName": "王大明"], for: visit.id)
        #expect(try await now(bench).answers["contact.name"] == Answer(value: "李四测", source: .typed))
    }

    @Test func `a case says itself that it was filed at a terminal, where the rules ask for it`() async throws {
        let bench = try Bench(city: "huaibei")
        let visit = try await visit(bench, .resident, form: "close")
        try await bench.terminal.keep(
            [
                "applicant.personName": "王五测", "applicant.citizenNumber": "990101189912310005", "contact.name": "王五测",
                "contact.phone": "19900000000", "place.district": "340604", "place.road": "示例小区5幢",
                "water.accountNumber": "100200300",
            ], for: visit.id)
        guard case .accepted(let record) = try await bench.terminal.submit(signature: nil, for: visit.id) else {
            return #expect(Bool(false), "the application was not accepted")
        }
        #expect(record.form.value(of: FieldNames.intakeChannel) == "terminal")
        #expect(record.lanes.first?.promises.map(\.id).contains("acceptanceOnSpot") == false)
        #expect(try await Bench().apply().form.answers[FieldNames.intakeChannel] == nil)
    }

    @Test func `a day is kept from its three boxes, one after the other`() async throws {
        let bench = try Bench()
        let visit = try await visit(bench, .company, ["network"])
        try await bench.terminal.keep(["network.handover~year": "2027"], for: visit.id)
        #expect(try await now(bench).answers["network.handover"]?.value == "2027--")
        try await bench.terminal.keep(
            ["network.handover~month": "３", "network.handover~dayOfMonth": "1"], for: visit.id)
        #expect(try await now(bench).answers["network.handover"]?.value == "2027-03-01")
        try await bench.terminal.keep(
            ["network.handover": Answer.unknownValue, "network.handover~year": "2027"], for: visit.id)
        #expect(try await now(bench).answers["network.handover"]?.value == Answer.unknownValue)
        try await bench.terminal.keep(["network.handover~year": "2028"], for: visit.id)
        #expect(try await now(bench).answers["network.handover"]?.value == "2028--")
    }

    @Test func `an appointment that may wait can be taken back`() async throws {
        let bench = try Bench(city: "zhoukou")
        let visit = try await visit(bench, .company)
        try await bench.terminal.keep(
            ["appointment.time~day": "2026-11-24", "appointment.time~hour": "10"], for: visit.id)
        #expect(try await now(bench).answers["appointment.time"]?.value == "2026-11-24T10")
        try await bench.terminal.keep(["appointment.time~day": ""], for: visit.id)
        #expect(try await now(bench).form.value(of: "appointment.time") == nil)
    }

    @Test func `what is said of a paper is kept to the end, what is no paper is not`() async throws {
        let bench = try Bench(city: "qijiang")
        let visit = try await visit(bench, .resident)
        try await bench.terminal.keep(
            ["material.identity": "have", "material.ordinaryPapers": "much", "material.secret": "have"], for: visit.id)
        try await bench.terminal.keep(["water.businessType": "transfer"], for: visit.id)
        let form = try await now(bench).form
        let kept = bench.terminal.validator(of: form).pruned(form).answers
        #expect(kept["material.identity"]?.value == "have")
        #expect(kept["material.ordinaryPapers"] == nil && kept["material.secret"] == nil)
    }

    @Test func `who may not apply is told where it is chosen, once somebody has chosen`() async throws {
        let bench = try Bench(city: "zhoukou")
        let visit = try await visit(bench, .resident)
        let problems = bench.terminal.problems(in: visit)
        #expect(problems.contains { $0.field == Wizard.kindField && $0.message.contains("个人") })
        var silent = visit
        silent.applicantKind = nil
        #expect(bench.terminal.problems(in: silent).filter { $0.field == Wizard.kindField }.count == 1)
    }

    @Test func `papers that cannot wait are missed, those that can are not`() throws {
        let pack = try Bench.pack("qijiang").pack
        let papers = pack.materials
        let form = ApplicationForm()
        #expect(form.missing(of: papers).map(\.id) == ["identity", "propertyCertificate"])
        let page = MaterialsPage(pack: pack, form: form)
        #expect(page.warning(of: papers)?.contains("有效身份证件") == true)
        let later = try Bench.required(papers.first { $0.id == "ordinaryPapers" })
        #expect(page.advice(on: later).hasPrefix("可以后补：水电气讯公司上门时现场收取"))
        #expect(MaterialsPage.answers([:], on: papers)["material.identity"] == "later")
    }

    @Test(arguments: ["suizhou", "huaibei", "zhoukou", "shaoguan", "qijiang"])
    func `the guide of every service says who, where and what it costs, with its clause`(city: String) throws {
        let pack = try Bench.pack(city).pack
        let guide = ServiceGuide(pack)
        #expect(guide.groups.flatMap(\.entries).count == pack.services.count)
        for service in pack.services {
            let parts = guide.parts(of: service)
            #expect(parts.map(\.title).starts(with: ["谁可以办", "在哪里办"]) && parts.last?.title == "收费")
            #expect(parts.allSatisfy { !$0.lines.isEmpty } && parts[0].cite != nil)
            #expect((service.flow != nil) == parts.contains { $0.title == "怎么办" })
        }
    }
}
