import Foundation
import HallCore
import PackFiles
import Testing

@Suite struct PackToolsTests {
    static let cities = ["huaibei", "suizhou", "qijiang", "shaoguan", "zhoukou"]

    @Test(arguments: cities) func `every rule of a city is held by a golden case`(city: String) throws {
        let loaded = try Fixtures.pack(city)
        let cases = try PackLoader.goldenCases(directory: Fixtures.config + "/packs/" + city)
        let coverage = PackCoverage(of: loaded.pack, calendar: loaded.calendar, cases: cases)
        #expect(coverage.rules.count > 50)
        #expect(coverage.missed.map(\.name) == [])
        let without = PackCoverage(of: loaded.pack, calendar: loaded.calendar, cases: [])
        #expect(without.missed.count == coverage.rules.count)
    }

    @Test func `all faults of all files are told at once, and nothing that follows from them`() throws {
        try withPacks { packs in
            try edit(packs + "/suizhou/fees.yaml") { $0.replacing("title:", with: "titel:", maxReplacements: 1) }
            try edit(packs + "/suizhou/stages.yaml") { $0.replacing("kind: survey", with: "kind: look") }
            try edit(packs + "/suizhou/deadlines.yaml") { $0.replacing("stage: works", with: "stage: work") }
            try Data("x: [".utf8).write(to: URL(filePath: packs + "/suizhou/codes.yaml"))
            try Data("x: 1".utf8).write(to: URL(filePath: packs + "/suizhou/extra.yaml"))
            let inspection = try PackLoader.inspect(
                directory: packs + "/suizhou", calendars: Fixtures.config + "/calendars")
            #expect(inspection.loaded == nil)
            let said = Set(inspection.findings.map { "\($0.file): \($0.message.prefix(20))" })
            #expect(
                said.contains("suizhou/codes.yaml: not YAML: did not fi")
                    || said.contains { $0.hasPrefix("suizhou/codes") })
            for file in ["fees", "stages", "codes", "extra"] {
                #expect(inspection.findings.contains { $0.file == "suizhou/\(file).yaml" }, "\(file)")
            }
            #expect(inspection.findings.count { $0.file == "suizhou/stages.yaml" } == 2)
            #expect(inspection.findings.allSatisfy { !$0.message.hasPrefix("there is no stage survey") })
        }
    }

    @Test func `a reference from one readable file to another is still checked beside a fault`() throws {
        try withPacks { packs in
            try edit(packs + "/suizhou/fees.yaml") { $0.replacing("payer:", with: "payed:", maxReplacements: 1) }
            try edit(packs + "/suizhou/deadlines.yaml") { $0.replacing("stage: works", with: "stage: nowhere") }
            let findings = try PackLoader.inspect(
                directory: packs + "/suizhou", calendars: Fixtures.config + "/calendars"
            ).findings
            #expect(findings.contains { $0.message == "there is no stage nowhere" && $0.line != nil && $0.cite != nil })
        }
    }

    @Test func `a layer that is not there is found at the line that names it`() throws {
        try withPacks { packs in
            try edit(packs + "/suizhou/pack.yaml") { $0.replacing("extends: base", with: "extends: nowhere") }
            let inspection = try PackLoader.inspect(
                directory: packs + "/suizhou", calendars: Fixtures.config + "/calendars")
            #expect(inspection.findings.first?.path == "extends")
            #expect(inspection.findings.first?.line != nil)
        }
    }

    @Test func `a decision is told with the value found, the limit and the article`() throws {
        let pack = try Fixtures.pack("zhoukou").pack
        let file = Fixtures.config + "/packs/zhoukou/tests/routes.yaml"
        let route = try #require(pack.explanations(of: try ScenarioFile.read(file + "#lengthOver")).first)
        let lines = route.explanation.lines
        #expect(lines.contains { $0.contains("敷设管线长度 200.01 米，要求 ≤ 200 米；周“放管服”办〔2022〕2号 四(二)一是") })
        #expect(route.alternatives.contains { $0.fact == "works.length" && $0.value == "200" })
        #expect(lines.allSatisfy { !$0.contains("road.class") && !$0.contains("所在城市道路") })
    }

    @Test func `a difference is told in residents' words`() throws {
        try withPacks { packs in
            try edit(packs + "/zhoukou/deadlines.yaml") {
                $0.replacing(
                    "promised: { kind: appointment, days: \"0.5\" }",
                    with: "promised: { kind: appointment, days: \"1\" }")
            }
            let new = try PackLoader.load(directory: packs + "/zhoukou", calendars: Fixtures.config + "/calendars").pack
            let old = try Fixtures.pack("zhoukou").pack
            let texts = PackDifference(from: old, to: new).changes.map(\.text)
            #expect(texts == ["“接入”的时限变长：由约定时间起0.5个工作日内改为约定时间起1个工作日内"])
            #expect(PackDifference(from: old, to: old).changes == [])
        }
    }

    @Test func `a signed pack is trusted until its content changes`() throws {
        try withPacks { packs in
            let (directory, calendars) = (packs + "/suizhou", Fixtures.config + "/calendars")
            let key = packs + "/signing.key"
            let made = try PackSignature.makeKey(at: key)
            let digest = try PackLoader.load(directory: directory, calendars: calendars).pack.digest
            let trusted = try PackSignature.sign(digest: digest, directory: directory, key: key)
            #expect(made == trusted)
            #expect(throws: PackFileError.self) { try PackSignature.makeKey(at: key) }
            try edit(directory + "/fees.yaml") { "# 注释\n" + $0 }
            _ = try PackLoader.load(directory: directory, calendars: calendars, signedBy: trusted)
            let other = try PackSignature.makeKey(at: packs + "/other.key")
            #expect(throws: PackFileError.self) {
                try PackLoader.load(directory: directory, calendars: calendars, signedBy: other)
            }
            try edit(directory + "/pack.yaml") { $0.replacing("version: ", with: "version: 9.") }
            #expect(throws: PackFileError.self) {
                try PackLoader.load(directory: directory, calendars: calendars, signedBy: trusted)
            }
        }
    }

    @Test func `a signed pack travels in one file, and what was changed on the way is noticed`() throws {
        try withPacks { packs in
            let (directory, calendars) = (packs + "/suizhou", Fixtures.config + "/calendars")
            #expect(throws: PackFileError.self) { try PackBundle(directory: directory) }
            let loaded = try PackLoader.load(directory: directory, calendars: calendars)
            _ = try PackSignature.makeKey(at: packs + "/signing.key")
            let key = try PackSignature.sign(
                digest: loaded.pack.digest, directory: directory, key: packs + "/signing.key")
            let bytes = Array(try PackBundle(directory: directory).data())
            let bundle = try #require(PackBundle(bytes))
            let inspection = try bundle.inspect(calendar: loaded.calendar)
            let pack = try #require(inspection.loaded).pack
            #expect(pack == loaded.pack && inspection.isUsable && !inspection.cases.isEmpty)
            try PackSignature.verify(digest: pack.digest, signature: bundle.signature, from: "pack.sig", key: key)
            let text = String(decoding: bytes, as: UTF8.self)
            let changed = try #require(PackBundle(Array(text.replacing("version: 2", with: "version: 9").utf8)))
            let digest = try #require(changed.inspect(calendar: loaded.calendar).loaded).pack.digest
            #expect(throws: PackFileError.self) {
                try PackSignature.verify(digest: digest, signature: changed.signature, from: "pack.sig", key: key)
            }
            #expect(PackBundle(Array("{}".utf8)) == nil && PackBundle(Array(text.utf8.dropLast(9))) == nil)
            let unsound = try #require(
                PackBundle(Array(text.replacing("extends: base", with: "extends: other").utf8)))
            #expect(try !unsound.inspect(calendar: loaded.calendar).isUsable)
        }
    }

    @Test func `a new pack loads without findings and its case passes`() throws {
        try withPacks { packs in
            let directory = packs + "/new-city"
            let skeleton = PackSkeleton(title: "测试市报装", division: "999900", document: "测政〔2026〕2号", from: "2026-01-01")
            try skeleton.write(to: directory)
            #expect(throws: PackFileError.self) { try skeleton.write(to: directory) }
            try expectHeld(directory, butFor: "待填 has not been filled in")
        }
    }

    @Test func `the city that was made by following the guide is whole`() throws {
        try expectHeld(Fixtures.config + "/../Tests/Packs/ninth-city")
    }

    private func expectHeld(_ directory: String, butFor known: String? = nil) throws {
        let loaded = try PackLoader.load(directory: directory, calendars: Fixtures.config + "/calendars")
        #expect(loaded.findings.filter { $0.message != known }.map(\.description) == [])
        #expect(known == nil || loaded.findings.count > 1)
        let cases = try PackLoader.goldenCases(directory: directory)
        let simulator = CaseSimulator(pack: loaded.pack, calendar: loaded.calendar)
        for golden in cases { #expect(golden.differences(from: simulator.run(golden.scenario)) == [], "\(golden.id)") }
        #expect(PackCoverage(of: loaded.pack, calendar: loaded.calendar, cases: cases).missed.map(\.name) == [])
    }

    private func withPacks(_ body: (String) throws -> Void) throws {
        let packs = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
        try FileManager.default.copyItem(atPath: Fixtures.config + "/packs", toPath: packs)
        defer { try? FileManager.default.removeItem(atPath: packs) }
        try body(packs)
    }

    private func edit(_ path: String, _ change: (String) -> String) throws {
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let edited = change(text)
        #expect(edited != text)
        try edited.write(toFile: path, atomically: true, encoding: .utf8)
    }
}
