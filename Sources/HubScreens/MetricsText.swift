import HallCore
import HubService

/// The hub's figures in Prometheus' text form, version 0.0.4.
enum MetricsText {
    static func render(_ counts: HubCounts) -> String {
        let open = LaneStatus.allCases.filter { !$0.isTerminal }
        let lanes = open.map { ("{status=\"\($0.rawValue)\"}", counts.openLanes[$0] ?? 0) }
        let events = counts.events.sorted { $0.key < $1.key }.map { ("{state=\"\($0.key)\"}", $0.value) }
        return family("lianban_hub_cases", "Cases held.", [("", counts.cases)])
            + family("lianban_hub_lanes", "Lanes that are not over, by status.", lanes)
            + family("lianban_hub_events", "Stored events of kiosks by state.", events)
            + family("lianban_hub_forked_events", "Events that contradict a stored one.", [("", counts.forkedEvents)])
            + family("lianban_hub_open_polls", "Feed requests held open.", [("", counts.openPolls)])
    }

    private static func family(_ name: String, _ help: String, _ samples: [(labels: String, value: Int)]) -> String {
        let lines = samples.map { "\(name)\($0.labels) \($0.value)\n" }
        return "# HELP \(name) \(help)\n# TYPE \(name) gauge\n" + lines.joined()
    }
}
