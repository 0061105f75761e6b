public import HallCore
import HubMessages

/// Whether the hub can be reached, as the status line shows it.
public enum LinkStatus: Hashable, Sendable {
    /// Nothing was tried yet.
    case unknown
    case up(since: Timestamp)
    case down(since: Timestamp, LinkTrouble)
}

/// Why the hub cannot be used; a closed list, so that the screen has words for each.
public enum LinkTrouble: String, Hashable, Sendable, Codable, CaseIterable {
    case unreachable
    /// A log-in page or a proxy answers in the hub's place.
    case notTheHub
    case busy
    case notEnrolled
    /// The hub no longer takes this kiosk's data; they are kept.
    case revoked
    /// The hub holds another history of this stream: a copied or restored disk. A maintainer must look.
    case forked
    /// The hub answered with a fault of its own.
    case hubFault
}

extension LinkTrouble {
    init(_ fault: any Error) {
        switch fault as? HubFault {
        case .unreachable, nil: self = .unreachable
        case .notTheHub: self = .notTheHub
        case .busy: self = .busy
        case .notEnrolled: self = .notEnrolled
        case .unreadable: self = .hubFault
        case .refused(let problem):
            switch problem.type {
            case .kioskRevoked: self = .revoked
            case .kioskUnknown, .badSignature: self = .notEnrolled
            case .streamFork: self = .forked
            default: self = .hubFault
            }
        }
    }
}
