import HallCore

extension LaneStatus {
    /// The style of the status's badge.
    var badge: String {
        switch self {
        case .submitted: "fresh"
        case .accepted, .working: "going"
        case .correcting: "ask"
        case .completed: "ended"
        case .refused, .withdrawn: "stopped"
        }
    }
}
