import Crypto
import Foundation

/// The systems that are played, by the first part of their addresses.
public enum OutsideSystem: Hashable, Sendable {
    /// `water`, `power`, `gas`, `heat`, `network`.
    case utility(String)
    case bills
    case gateway
    case open311
    case approval
    case licences
    /// Somebody who hears how cases go on.
    case subscriber

    /// Codes of the utilities.
    public static let utilities = ["water", "power", "gas", "heat", "network"]

    /// All of them, in reading order.
    public static let all: [OutsideSystem] =
        utilities.map { .utility($0) } + [.bills, .gateway, .open311, .approval, .licences, .subscriber]

    /// As control commands call it: `water`, `bills`.
    public var name: String {
        switch self {
        case .utility(let code): code
        case .bills: "bills"
        case .gateway: "gateway"
        case .open311: "open311"
        case .approval: "approval"
        case .licences: "licences"
        case .subscriber: "subscriber"
        }
    }

    /// Where its addresses begin: `/utilities/water`, `/bills`.
    public var path: String {
        switch self {
        case .utility(let code): "/utilities/\(code)"
        case .open311: "/open311/v2"
        case .subscriber: "/subscriber/events"
        default: "/" + name
        }
    }

    /// Where it sends its own reports at the hub; nil when it sends none.
    public var hubPath: String? {
        switch self {
        case .utility(let code): "/outside/utilities/\(code)/events"
        case .gateway: "/outside/payments/events"
        case .approval: "/outside/approval/events"
        default: nil
        }
    }

    /// What its webhooks are signed with, or what it knows the hub's events by: 32 bytes that follow from the seed, as
    /// `whsec_` and base64. For demonstrations and tests only.
    public func secret(seed: UInt64) -> String {
        "whsec_" + Data(SHA256.hash(data: Data("hubsim \(seed) \(name)".utf8))).base64EncodedString()
    }

    /// The system of that name.
    public init?(name: String) {
        guard let found = Self.all.first(where: { $0.name == name }) else { return nil }
        self = found
    }
}
