import HTTPTypes
import HallCore
import HubAdapters
import HubStore
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import OutsideSimulators

/// Papers that the window has checked reach the utility that needs them, and nobody else.
@Suite struct `A paper of a case` {
    @Test(arguments: TestEngine.allCases)
    func `is named and fetched once the window has checked it, by the utility that asked for it`(
        engine: TestEngine
    ) async throws {
        try await PaperBench.run(on: engine) { bench in
            let digest = try await bench.uploaded()
            try await bench.deliver()
            #expect(bench.told("water").isEmpty && bench.fetched("water").isEmpty)
            #expect(try await bench.ask(digest, of: bench.task("water"), as: "water").status == .notFound)
            try await bench.perform(.checkUpload(material: PaperBench.material, sentBack: nil))
            try await bench.deliver()
            let document = try #require(bench.told("water").first).decode(UtilityTask.Document.self)
            #expect(document.sha256 == digest && document.fileName == "commitmentLetter-1.pdf")
            #expect(document.mime == "application/pdf" && document.size == PaperBench.document.count)
            #expect(bench.fetched("water").mapValues(\.digest) == [digest: digest])
            #expect(bench.told("water").count == 1 && bench.told("power").isEmpty)
            let trail = try await bench.trail()
            #expect(trail.map(\.party) == [.utility("water")] && trail.map(\.object) == [bench.record.number.text])
            #expect(trail.map(\.fields) == [["material.commitmentLetter"]])
            await bench.world.workOnce()
            #expect(try await bench.trail().count == 1)
        }
    }

    @Test func `is given to nobody else, and to nobody whose signature is wrong or old`() async throws {
        try await PaperBench.run(on: .sqlite) { bench in
            let digest = try await bench.uploaded()
            try await bench.perform(.checkUpload(material: PaperBench.material, sentBack: nil))
            let (water, power) = (bench.task("water"), bench.task("power"))
            let given = try await bench.ask(digest, of: water, as: "water")
            #expect(given.status == .ok && given.headers[.cacheControl] == "no-store")
            #expect(Array(given.body.readableBytesView) == PaperBench.document)
            #expect(try await bench.ask(digest, of: power, as: "power").status == .notFound)
            #expect(try await bench.ask(digest, of: water, as: "power").status == .notFound)
            let other = String(digest.reversed())
            #expect(try await bench.ask(other, of: water, as: "water").status == .notFound)
            #expect(try await bench.ask("../etc", of: water, as: "water").status == .unprocessableContent)
            #expect(try await bench.ask(digest, of: water, as: "water", signedBy: "power").status == .unauthorized)
            #expect(try await bench.ask(digest, of: water, as: "water", minutesAgo: 6).status == .unauthorized)
            #expect(try await bench.ask(digest, of: water, as: "gas").status == .notFound)
            #expect(try await bench.trail().count == 1)
        }
    }

    @Test func `that was sent back is not named, and none is given when the task is over`() async throws {
        try await PaperBench.run(on: .sqlite) { bench in
            let digest = try await bench.uploaded()
            try await bench.perform(.checkUpload(material: PaperBench.material, sentBack: "看不清"))
            try await bench.deliver()
            #expect(bench.told("water").isEmpty)
            #expect(try await bench.ask(digest, of: bench.task("water"), as: "water").status == .notFound)
        }
        try await PaperBench.run(on: .sqlite) { bench in
            let digest = try await bench.uploaded()
            try await bench.perform(.checkUpload(material: PaperBench.material, sentBack: nil))
            try await bench.perform(.refuse(lane: "water", reason: "不能办"))
            #expect(try await bench.ask(digest, of: bench.task("water"), as: "water").status == .gone)
            #expect(try await bench.trail().isEmpty)
        }
    }
}
