import HallCore
import KioskSession
import KioskStore
import Testing

/// An intention that was registered before becomes an application without being typed again.
struct IntentionTests {
    private func registered(_ bench: Bench) async throws -> (CaseRecord, Visit) {
        let visit = try await bench.begin()
        try await bench.terminal.begin(form: "intention", for: visit.id)
        try await bench.terminal.choose(utilities: ["water", "gas"], kind: .company, for: visit.id)
        try await bench.terminal.keep(
            [
                "applicant.companyName": "随州市测试有限公司", "applicant.creditCode": "91990101MA00TE5T2P",
                "contact.name": "张三测", "contact.phone": "13800138000", "place.district": "421303",
                "place.road": "迎宾大道88号",
            ], for: visit.id)
        return (try await bench.submit(visit), visit)
    }

    @Test func `what the intention says stands in the application, marked as carried over`() async throws {
        let bench = try Bench()
        let (record, visit) = try await registered(bench)
        #expect(
            record.form.formID == "intention"
                && record.lanes.map(\.stage) == ["intentionReceived", "intentionReceived"])
        _ = try await bench.terminal.ask(.number(record.number), for: visit.id)
        #expect(try await bench.terminal.begin(from: record.id, for: visit.id))
        let draft = try #require(try await bench.store.visit())
        #expect(draft.formID == FormDefinition.jointID && draft.utilities == ["water", "gas"] && draft.caseID == nil)
        #expect(draft.answers["place.road"] == Answer(value: "迎宾大道88号", source: .carried))
        try await bench.terminal.keep(["appointment.time": "2026-11-24T10"], for: visit.id)
        #expect(try await bench.submit(visit).number != record.number)
    }

    @Test func `a case nobody asked for here is not carried over`() async throws {
        let bench = try Bench()
        let (record, _) = try await registered(bench)
        let stranger = try await bench.begin()
        #expect(try await !bench.terminal.begin(from: record.id, for: stranger.id))
        #expect(try await bench.store.visit()?.answers.isEmpty == true)
    }

    @Test func `an application is not carried over into itself`() async throws {
        let bench = try Bench()
        let record = try await bench.apply()
        let visit = try await bench.begin()
        _ = try await bench.terminal.ask(.number(record.number), for: visit.id)
        #expect(try await !bench.terminal.begin(from: record.id, for: visit.id))
    }
}

struct KeptPackTests {
    @Test func `a case is read with the pack it began with, also when another one is in use`() async throws {
        let bench = try Bench()
        try await bench.terminal.recover()
        let record = try await bench.apply()
        var newer = bench.pack
        newer.version = "9.0.0"
        newer.digest = String(repeating: "0", count: 64)
        let after = bench.terminal(on: bench.store, pack: newer)
        try await after.recover()
        #expect(try await after.pack(of: record).version == bench.pack.version)
        var unknown = record
        unknown.packDigest = String(repeating: "f", count: 64)
        #expect(try await after.pack(of: unknown).version == "9.0.0")
    }
}
