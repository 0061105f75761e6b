import OutsideSimulators

/// What is printed once the server listens: where everything is and with which secrets.
struct Announcement {
    let base: String
    let seed: UInt64
    let hub: String?

    var text: String {
        let rows = OutsideSystem.all.map { system in
            let place = "  \(padded(system.name, 10)) \(base + system.path)"
            let hasSecret = system.hubPath != nil || system == .subscriber
            return hasSecret ? padded(place, 58) + "  " + system.secret(seed: seed) : place
        }
        return """
            hubsim listens at \(base); reports go to \(hub ?? "nobody (see --hub)")
            \(rows.joined(separator: "\n"))
              \(padded("control", 10)) \(base)/control/state
            """
    }

    private func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }
}
