import ArgumentParser
import Foundation
import HallCore
import PackFiles

/// `pack benchmark`
struct PackBenchmarkCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "benchmark", abstract: "How fast a pack is read and its rules decide, on one core.",
        discussion: """
            A case is one lane of one golden case: its answers are made into facts and every table is asked. Both \
            figures are processor time. Use a release build.
            """)

    @Argument(help: "Folder of the pack.")
    var directory: String

    @Option(help: "How many cases to decide.")
    var cases = 200_000

    @OptionGroup var folders: PackOptions
    @OptionGroup var output: OutputOptions

    func run() async throws {
        let loaded = try folders.usable(directory)
        let readings = try (0..<20).map { _ in try Self.seconds { _ = try folders.inspect(directory) } }.sorted()
        let load = readings[readings.count / 2]
        let lanes = try lanes(of: loaded.pack)
        guard !lanes.isEmpty else { throw CommandFailure.noCases(directory: directory) }
        var decided = 0
        let time = Self.seconds { decided = decide(lanes, loaded.pack) }
        let rate = Int(Double(cases) / max(time, 0.000_001))
        let milliseconds = Int((load * 1000).rounded(.up))
        output.print(
            .object([
                "casesPerSecond": JSONValue(rate), "decisions": JSONValue(decided),
                "loadAndLintMilliseconds": JSONValue(milliseconds),
            ]), text: "\(rate) cases/s (\(decided) decisions), load and lint \(milliseconds) ms")
    }

    /// Processor time, so that whatever else the machine does is left out.
    private static func seconds(_ work: () throws -> Void) rethrows -> Double {
        let start = clock()
        try work()
        return Double(clock() - start) / Double(CLOCKS_PER_SEC)
    }

    private typealias LaneCase = (form: ApplicationForm, lane: UtilityID, known: [String: String], at: Timestamp)

    private func lanes(of pack: PolicyPack) throws -> [LaneCase] {
        try PackLoader.goldenCases(directory: directory).map(\.scenario).flatMap { scenario in
            let form = scenario.application(by: pack)
            return scenario.utilities.map { (form, $0, scenario.facts ?? [:], scenario.at) }
        }
    }

    private func decide(_ lanes: [LaneCase], _ pack: PolicyPack) -> Int {
        var decided = 0
        for index in 0..<cases {
            let lane = lanes[index % lanes.count]
            var facts = pack.facts(of: lane.form, lane: lane.lane, known: lane.known, at: lane.at)
            decided += pack.decisions(&facts).count
        }
        return decided
    }
}
