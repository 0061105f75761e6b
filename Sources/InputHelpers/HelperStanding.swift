/// How a helper stands.
public enum HelperStanding: Sendable, Equatable, CustomStringConvertible {
    case resting, running
    /// With the reason, for operators.
    case away(String)

    /// As `/api/v1/status` says it.
    public var description: String {
        switch self {
        case .resting: "resting"
        case .running: "ready"
        case .away(let reason): "failed: \(reason)"
        }
    }
}
