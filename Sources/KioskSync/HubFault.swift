public import HubMessages

/// Why an exchange with the hub gave nothing.
public enum HubFault: Error, Hashable {
    /// No answer. Names the kind of fault only.
    case unreachable(String)
    /// Something answered that does not hold the hub's key, such as a log-in page of the network.
    case notTheHub(status: Int)
    /// The hub, or a balancer before it, asks for patience.
    case busy(retryAfter: Duration?)
    /// The hub refused, and signed that it did.
    case refused(Problem)
    /// Signed by the hub, but not what this version reads.
    case unreadable
    /// No key of a hub is known yet.
    case notEnrolled
}

extension HubFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unreachable(let kind): "the hub cannot be reached (\(kind)); check network and hub address"
        case .notTheHub(let status):
            "status \(status) came from something that is not the hub: a network log-in page, a proxy or a wrong address"
        case .busy: "the hub is busy and asks to come back later"
        case .refused(let problem): "the hub refused: \(problem.title) (\(problem.type.rawValue))"
        case .unreadable: "the hub's answer cannot be read by this version"
        case .notEnrolled: "the kiosk is not enrolled; check hub.token in the configuration"
        }
    }
}
