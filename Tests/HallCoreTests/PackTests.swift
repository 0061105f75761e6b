import Foundation
import HallCore
import PackFiles
import Testing

@Suite struct PackTests {
    @Test func `the Suizhou pack loads and lint finds nothing`() throws {
        let loaded = try Fixtures.suizhou()
        #expect(loaded.findings.map(\.description) == [])
        #expect(loaded.isUsable)
        #expect(loaded.pack.utilities.map(\.matter) == ["用水报装", "用电报装", "天然气报装", "暖气报装", "网络报装"])
        #expect(loaded.pack.digest.count == 64)
        #expect(loaded.calendar.knownUntil.iso == "2026-12-31")
    }

    @Test func `a pack passes through JSON unchanged`() throws {
        let pack = try Fixtures.suizhou().pack
        #expect(try JSONValue(encoding: pack).decode(PolicyPack.self) == pack)
    }

    @Test func `the form holds every field of the printed sheet`() throws {
        let ids = try Fixtures.suizhou().pack.form.fields.map(\.id)
        for id in [
            "applicant.companyName", "applicant.creditCode", "place.district", "place.road", "appointment.time",
            "contact.name", "contact.phone", "project.code", "water.businessType", "water.dailyVolume",
            "power.businessType", "power.mainCapacity", "power.standbyCapacity", "gas.class", "gas.equipment",
            "gas.quantity", "gas.pressure", "heat.class", "heat.area", "network.floorArea", "network.height",
            "network.handover", "network.basement", "network.buildings", "network.lifts",
        ] {
            #expect(ids.contains(id), "\(id)")
        }
    }

    @Test func `the digest depends on content and not on layout`() throws {
        let original = try Fixtures.suizhou().pack.digest
        try withCopy { directory in
            try edit("stages.yaml", in: directory) { "# 注释\n\n" + $0 }
            #expect(try load(directory).pack.digest == original)
            try edit("stages.yaml", in: directory) { $0.replacing("title: 收件", with: "title: 收下") }
            #expect(try load(directory).pack.digest != original)
        }
    }

    struct Fault: Sendable {
        var file: String
        var old: String
        var new: String
        var said: [String]
    }

    @Test(arguments: [
        Fault(
            file: "pack.yaml", old: "division:", new: "divison:", said: ["pack.yaml:", "divison: unknown key"]),
        Fault(
            file: "services.yaml", old: "    name: 供水", new: "    name: 供水\n    nick: 水",
            said: ["services.yaml:6", "utilities[0].nick: unknown key", "company"]),
        Fault(
            file: "deadlines.yaml", old: "days: \"2\"", new: "days: two",
            said: ["deadlines.yaml:", "deadlines[3].promised.days", "expected a decimal"]),
        Fault(
            file: "calendar.yaml", old: "\"08:30\"", new: "\"8.30\"",
            said: ["calendar.yaml:5", "hall.sessions[0].from", "expected a time as \"08:30\""]),
        Fault(
            file: "stages.yaml", old: "status: submitted", new: "status: sent",
            said: ["stages.yaml:5", "stages[0].status"]),
        Fault(file: "fees.yaml", old: "fees:", new: "fees: [", said: ["fees.yaml:", "not YAML"]),
        Fault(
            file: "forms/application.yaml", old: "required: true", new: "required: often",
            said: ["application.yaml:", "required", "true or false"]),
    ])
    func `a fault names the file, the line, the key and what was expected`(fault: Fault) throws {
        try withCopy { directory in
            try edit(fault.file, in: directory) { text in
                text.replacing(fault.old, with: fault.new, maxReplacements: 1)
            }
            let error = #expect(throws: PackFileError.self) { try load(directory) }
            for part in fault.said {
                #expect(error?.description.contains(part) == true, "\(part) in \(error?.description ?? "")")
            }
        }
    }

    @Test func `a missing file is named`() throws {
        try withCopy { directory in
            try FileManager.default.removeItem(atPath: directory + "/pack.yaml")
            let error = #expect(throws: PackFileError.self) { try load(directory) }
            #expect(error?.description.contains("pack.yaml: cannot be read") == true)
        }
    }

    @Test(arguments: [
        Fault(
            file: "stages.yaml", old: "to: survey", new: "to: connection",
            said: ["stages.survey", "no flow leads to it"]),
        Fault(file: "stages.yaml", old: "next: [done]", new: "next: [end]", said: ["there is no stage end"]),
        Fault(
            file: "deadlines.yaml", old: "stage: works", new: "stage: work",
            said: ["deadlines.externalWorksShort.stage"]),
        Fault(file: "services.yaml", old: "id: power", new: "id: water", said: ["this id stands twice"]),
        Fault(
            file: "fees.yaml", old: "doc: 随建文〔2023〕7号", new: "doc: 随建文〔2023〕8号", said: ["pack.yaml lists no document"]),
        Fault(
            file: "forms/application.yaml", old: "equals: [company]", new: "equals: [firm]",
            said: ["there is no answer of applicant.kind firm"]),
        Fault(
            file: "forms/application.yaml", old: "max: \"1000000\"", new: "max: \"0\"", said: ["max is less than min"]),
        Fault(
            file: "calendar.yaml", old: "from: \"14:30\"", new: "from: \"11:30\"",
            said: ["begins before the session above ends"]),
    ])
    func `parts that do not fit together are found`(fault: Fault) throws {
        try withCopy { directory in
            try edit(fault.file, in: directory) { $0.replacing(fault.old, with: fault.new, maxReplacements: 1) }
            let loaded = try load(directory)
            #expect(!loaded.isUsable)
            let said = loaded.findings.map(\.description).joined(separator: "\n")
            for part in fault.said { #expect(said.contains(part), "\(part) in \(said)") }
        }
    }

    @Test func `calendars with a year missing between are refused`() throws {
        try withCopy { directory in
            let calendars = directory + "/calendars"
            try FileManager.default.copyItem(atPath: Fixtures.config + "/calendars", toPath: calendars)
            let text = try String(contentsOfFile: calendars + "/2026.yaml", encoding: .utf8)
            try text.replacing("2026", with: "2028").replacing("[", with: "[]#")
                .write(toFile: calendars + "/2028.yaml", atomically: true, encoding: .utf8)
            #expect(throws: PackFileError.calendarGap(directory: calendars, after: 2026, next: 2028)) {
                try CalendarLoader.load(directory: calendars)
            }
            #expect(throws: PackFileError.noCalendar(directory: directory + "/forms")) {
                try CalendarLoader.load(directory: directory + "/forms")
            }
        }
    }

    @Test(arguments: [
        Fault(file: "2026.yaml", old: "year: 2026", new: "year: 2025", said: ["expected 2026 as in the name"]),
        Fault(file: "2026.yaml", old: "2026-02-14", new: "2026-02-13", said: ["2026-02-13: expected a weekend day"]),
        Fault(file: "2026.yaml", old: "to: \"2026-10-07\"", new: "to: \"2026-09-07\"", said: ["国庆节: expected days"]),
        Fault(file: "2026.yaml", old: "source:", new: "source: 通知\nsource:", said: ["a key stands twice: source"]),
    ])
    func `a calendar with a wrong day is refused`(fault: Fault) throws {
        try withCopy { directory in
            let calendars = directory + "/calendars"
            try FileManager.default.copyItem(atPath: Fixtures.config + "/calendars", toPath: calendars)
            try edit(fault.file, in: calendars) { $0.replacing(fault.old, with: fault.new, maxReplacements: 1) }
            let error = #expect(throws: PackFileError.self) { try CalendarLoader.load(directory: calendars) }
            for part in fault.said {
                #expect(error?.description.contains(part) == true, "\(part) in \(error?.description ?? "")")
            }
        }
    }

    private func load(_ directory: String) throws -> LoadedPack {
        try PackLoader.load(directory: directory, calendars: Fixtures.config + "/calendars")
    }

    private func withCopy(_ body: (String) throws -> Void) throws {
        let packs = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path()
        try FileManager.default.copyItem(atPath: Fixtures.config + "/packs", toPath: packs)
        defer { try? FileManager.default.removeItem(atPath: packs) }
        try body(packs + "/suizhou")
    }

    private func edit(_ file: String, in directory: String, _ change: (String) -> String) throws {
        let path = directory + "/" + file
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let edited = change(text)
        #expect(edited != text)
        try edited.write(toFile: path, atomically: true, encoding: .utf8)
    }
}
