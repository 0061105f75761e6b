import HallCore
import PackFiles
import Testing

/// What an applicant brings by and by: at a terminal, or by phone.
@Suite struct SupplyTests {
    private struct Desk {
        let engine: CaseEngine
        var process: CaseProcess
        var now: Timestamp

        init(_ city: String, _ utilities: [UtilityID], of kind: ApplicantKind = .resident) throws {
            let loaded = try Fixtures.pack(city)
            engine = CaseEngine(pack: loaded.pack, calendar: loaded.calendar)
            now = try #require(Timestamp(rfc3339: "2026-11-23T09:00:00+08:00"))
            process = engine.open(ApplicationForm(applicantKind: kind, utilities: utilities), at: now)
        }

        mutating func apply(_ events: ProcessEvent..., by party: Party = .window) throws {
            for event in events {
                now = now.adding(minutes: 1)
                process = try engine.apply(event, to: process, at: now, by: Actor(party))
            }
        }

        func works(of party: Party) -> [CaseTask.Work] {
            engine.tasks(of: process, at: now).filter { $0.party == party }.map(\.work)
        }

        var asks: CaseAsks { engine.asks(of: process, version: 1, at: now) }

        mutating func askForTwo() throws {
            try apply(
                .finish(stage: "received", lane: nil),
                .note(CorrectionItem(id: "1", lane: "water", subject: .field("place.road"), text: "写清门牌号")),
                .note(CorrectionItem(id: "2", lane: "gas", subject: .field("place.road"), text: "门牌号没写")),
                .note(CorrectionItem(id: "3", lane: "gas", subject: .other, text: "补用气平面图")), .sendCorrections)
        }
    }

    private func page(_ id: String, of material: String, _ desk: Desk) -> UploadedPage {
        UploadedPage(id: id, material: material, format: .jpeg, size: 1000, at: desk.now)
    }

    private let road = Answer(value: "学院南路1号", source: .typed)

    @Test func `what several ask for is asked once; one item mended leaves the other, the last one ends the list`()
        throws
    {
        var desk = try Desk("shaoguan", ["water", "gas"], of: .company)
        try desk.askForTwo()
        #expect(desk.asks.items.map(\.ids) == [["1", "2"], ["3"]])
        let road = ["place.road": road, "applicant.companyName": road]
        try desk.apply(.supply(items: ["1", "2"], answers: road, papers: []), by: .applicant)
        #expect(desk.process.form.answers == ["place.road": self.road], "only what the list asks for is changed")
        #expect(desk.asks.items.map(\.ids) == [["3"]] && desk.works(of: .applicant) == [.mend])
        try desk.apply(.supply(items: ["1", "3"], answers: [:], papers: []), by: .applicant)
        #expect(desk.process.openCorrection == nil && desk.asks.isEmpty)
        #expect(throws: ProcessRefusal.noCorrections) {
            try desk.apply(.supply(items: ["3"], answers: [:], papers: []), by: .applicant)
        }
    }

    @Test func `a paper that may wait is asked for until it is brought`() throws {
        var desk = try Desk("qijiang", ["water"])
        try desk.apply(.finish(stage: "received", lane: nil))
        let paper = try #require(desk.asks.papers.first)
        try desk.apply(.supply(items: [], answers: [:], papers: [paper]), by: .applicant)
        #expect(!desk.asks.papers.contains(paper))
        #expect(throws: ProcessRefusal.noCorrections) {
            try desk.apply(.supply(items: [], answers: [:], papers: [paper]), by: .applicant)
        }
    }

    @Test func `pages by phone count as handed in once, until the window sends them back`() throws {
        var desk = try Desk("qijiang", ["water"])
        try desk.apply(.finish(stage: "received", lane: nil))
        let wanted = try #require(desk.engine.wantedPapers(of: desk.process, at: desk.now).first)
        #expect(wanted.state == .missing)
        let id = wanted.material.id
        let pages = [page("a", of: id, desk), page("b", of: id, desk)]
        try desk.apply(.upload(pages), .upload(pages), by: .applicant)
        #expect(desk.process.uploads.map(\.id) == ["a", "b"] && desk.process.received[id]?.by.party == .applicant)
        #expect(desk.works(of: .window).contains(.checkUpload(material: id)))
        #expect(throws: ProcessRefusal.textMissing) { try desk.apply(.checkUpload(material: id, sentBack: " ")) }
        try desk.apply(.checkUpload(material: id, sentBack: "反光，看不清"))
        #expect(desk.process.received[id] == nil)
        #expect(
            desk.engine.wantedPapers(of: desk.process, at: desk.now).first { $0.material.id == id }?.state
                == .sentBack(reason: "反光，看不清"))
        try desk.apply(.upload([page("a", of: id, desk)]), by: .applicant)
        try desk.apply(.checkUpload(material: id, sentBack: nil))
        #expect(desk.process.received[id] != nil && desk.process.uploads.count == 3)
        #expect(!desk.engine.wantedPapers(of: desk.process, at: desk.now).contains { $0.material.id == id })
        #expect(throws: ProcessRefusal.noUpload) { try desk.apply(.checkUpload(material: id, sentBack: nil)) }
    }

    @Test func `a paper on the list that comes by phone is mended, one nobody asked for is not taken`() throws {
        var desk = try Desk("shaoguan", ["water"], of: .company)
        let materials = desk.engine.openMaterials(of: desk.process, at: desk.now).filter { $0.deferrable == nil }
        let paper = try #require(materials.first)
        #expect(throws: ProcessRefusal.unknownMaterial(paper.id)) {
            try desk.apply(.upload([page("a", of: paper.id, desk)]), by: .applicant)
        }
        try desk.apply(
            .note(CorrectionItem(id: "1", lane: nil, subject: .material(paper.id), text: "补这份")), .sendCorrections)
        try desk.apply(.upload([page("a", of: paper.id, desk)]), by: .applicant)
        #expect(desk.process.openCorrection == nil)
    }

    @Test func `there is an end to the pages of one paper`() throws {
        var desk = try Desk("qijiang", ["water"])
        try desk.apply(.finish(stage: "received", lane: nil))
        let id = try #require(desk.asks.papers.first)
        for number in 0..<UploadedPage.mostOfOnePaper {
            try desk.apply(.upload([page("\(number)", of: id, desk)]), by: .applicant)
        }
        #expect(throws: ProcessRefusal.tooManyPages) {
            try desk.apply(.upload([page("one more", of: id, desk)]), by: .applicant)
        }
    }
}
