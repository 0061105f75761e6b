import Foundation
import HallCore
import KioskSession
import KioskStore
import PackFiles
import Testing

@testable import KioskScreens

@Suite struct `Pages of services` {
    @Test func `every utility has two to six kinds of trouble, each with its own words and a picture`() {
        for utility in ["water", "power", "gas", "heat", "network"] {
            let kinds = RepairKind.kinds(of: utility)
            #expect((2...6).contains(kinds.count) && Set(kinds.map(\.title)).count == kinds.count)
            #expect(kinds.allSatisfy { Icons.svg($0.icon).contains("<path") && !$0.title.contains(".") })
        }
        #expect(!RepairKind.kinds(of: "nothing known").isEmpty)
    }

    @Test(arguments: [("gas", "smell", Danger.gas), ("power", "wire", .wire)])
    func `what is dangerous is known as such`(utility: String, kind: String, danger: Danger) {
        #expect(RepairKind.kinds(of: utility).first { $0.id == kind }?.danger == danger)
        #expect(danger.steps.count == 4 && danger.calls.count == 2)
    }

    @Test(arguments: [
        ("huaibei", [ChangeKind.propertyTransfer, .close]), ("qijiang", [.transfer, .close]),
        ("zhoukou", [.rename, .transfer]), ("suizhou", []), ("shaoguan", []),
    ])
    func `changes are offered by the pack`(city: String, kinds: [ChangeKind]) throws {
        #expect(ChangeServices(pack: try Bench.pack(city).pack).kinds == kinds)
    }

    @Test(arguments: ["huaibei", "suizhou", "qijiang", "shaoguan", "zhoukou"])
    func `every page of the guide prints and fits a code that can be read`(city: String) throws {
        let pack = try Bench.pack(city).pack
        let paths =
            ["/guides/fees", "/guides/halls"] + pack.guides.map { "/guides/\($0.id)" }
            + pack.services.map { "/guides/service/\($0.id)" }
        for path in paths {
            let sheet = try #require(GuideSheet(at: path, pack: pack), "\(path)")
            let text = sheet.text(longest: 600)
            #expect(text.utf8.count <= 600 && text.hasPrefix(sheet.title), "\(path)")
            let slip = sheet.slip(hall: "测试大厅", at: Timestamp(milliseconds: 0))
            #expect(slip.blocks.count > 5 && slip.blocks.last == .cut)
        }
        #expect(GuideSheet(at: "/guides/none", pack: pack) == nil)
    }

    @Test func `a change begins its form with what was chosen`() async throws {
        let bench = try Bench(city: "qijiang")
        let visit = try await bench.begin()
        try await bench.terminal.begin(
            form: "application", utilities: ["gas", "water"],
            answers: ["water.businessType": "transfer", "unknown": "x"], for: visit.id)
        let kept = try #require(try await bench.store.visit())
        #expect(
            kept.utilities == ["water", "gas"] && kept.answers.mapValues(\.value) == ["water.businessType": "transfer"])
    }

    @Test func `help is about the page it was asked on`() {
        #expect(HelpTopic(path: "/apply/sign?check=1").heading == "签名")
        #expect(HelpTopic(path: "/apply/water").heading == "填写这一页")
        #expect(HelpTopic(path: "/repair/gas").icon == "repair")
        let general = HelpTopic(path: "/home")
        #expect(general.lines.count == 3 && HelpTopic(path: "").heading == general.heading)
    }

    @Test func `a visit is counted once, whatever it says twice, and no case with it`() async throws {
        let bench = try Bench()
        let visit = try await bench.begin()
        try await bench.terminal.rate(.good, in: visit.id)
        try await bench.terminal.rate(.bad, in: visit.id)
        #expect(try await bench.terminal.ratings() == [.good: 1])
        #expect(RatingView(isGiven: await bench.terminal.hasRated(visit.id)).grades.isEmpty)
        await bench.terminal.leave(visit.id)
        let other = try await bench.begin()
        try await bench.terminal.rate(.good, in: other.id)
        #expect(try await bench.terminal.ratings() == [.good: 2])
    }

    @Test(arguments: [
        (Panel(diagonal: 27, width: 1080, height: 1920), 571), (Panel(diagonal: 15.6, width: 1080, height: 1920), 0),
        (Panel(diagonal: 27, width: 1080, height: 1920, bottomEdgeMillimetres: 600), 0),
    ])
    func `the highest place within reach follows from the glass and how it hangs`(panel: Panel, top: Int) {
        #expect(abs(panel.reachTop - top) <= 2 && panel.isWithinReach)
        #expect(panel.css.contains("--reach-top: \(panel.reachTop)px"))
    }

    @Test(arguments: [300, 921]) func `a panel that hangs out of reach is refused`(height: Int) {
        #expect(!Panel(diagonal: 27, width: 1080, height: 1920, bottomEdgeMillimetres: height).isWithinReach)
    }
}
