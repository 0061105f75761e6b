import HallCore

extension DeviceCondition {
    /// One or two words for a log line.
    var logWord: String {
        switch self {
        case .absent: "absent"
        case .starting: "starting"
        case .ready: "ready"
        case .degraded(let warning): "degraded, \(warning.rawValue)"
        case .failed(let fault): "failed, \(fault.rawValue)"
        }
    }
}
