import HallCore

/// The addresses of HallSync 1, read from method and path. The query is read apart.
enum SyncRoute: Hashable {
    case hello
    case enrol
    case push(stream: UUIDv7)
    case head(stream: UUIDv7)
    case feed(kiosk: String)
    case lookup(kiosk: String)
    case billOffer(kiosk: String)
    case bills(kiosk: String)
    case payments(kiosk: String)
    case packs(kiosk: String)
    case pack(kiosk: String, digest: String)

    init?(method: String, path: String) {
        let matches = SyncAddress.allCases.compactMap { address in address.members(of: path).map { (address, $0) } }
        guard let (address, members) = matches.first(where: { $0.0.method == method }),
            let route = Self(address, members)
        else { return nil }
        self = route
    }

    private init?(_ address: SyncAddress, _ members: [String]) {
        let member = members.first ?? ""
        switch address {
        case .hello: self = .hello
        case .enrol: self = .enrol
        case .push:
            guard let stream = UUIDv7(member) else { return nil }
            self = .push(stream: stream)
        case .head:
            guard let stream = UUIDv7(member) else { return nil }
            self = .head(stream: stream)
        case .feed: self = .feed(kiosk: member)
        case .lookup: self = .lookup(kiosk: member)
        case .billOffer: self = .billOffer(kiosk: member)
        case .bills: self = .bills(kiosk: member)
        case .payments: self = .payments(kiosk: member)
        case .packs: self = .packs(kiosk: member)
        case .pack: self = .pack(kiosk: member, digest: members[1])
        }
    }

    /// The methods that a path takes; none when there is nothing at it.
    static func methods(at path: String) -> [String] {
        ["GET", "POST"].filter { SyncRoute(method: $0, path: path) != nil }
    }
}

/// What HallSync answers to: method and path as the description writes them.
public enum SyncAddress: String, CaseIterable, Sendable {
    case hello = "GET /v1/hello"
    case enrol = "POST /v1/enrolments"
    case push = "POST /v1/streams/{stream}/events"
    case head = "GET /v1/streams/{stream}/head"
    case feed = "GET /v1/kiosks/{code}/feed"
    case lookup = "POST /v1/kiosks/{code}/lookup"
    case billOffer = "GET /v1/kiosks/{code}/bills"
    case bills = "POST /v1/kiosks/{code}/bills"
    case payments = "POST /v1/kiosks/{code}/payments"
    case packs = "GET /v1/kiosks/{code}/packs"
    case pack = "GET /v1/kiosks/{code}/packs/{digest}"

    var method: Substring { rawValue.prefix { $0 != " " } }

    /// What stands in the places of the braces, in their order; nil when it is another path.
    func members(of path: String) -> [String]? {
        let expected = rawValue.dropFirst(method.count + 1).split(separator: "/", omittingEmptySubsequences: false)
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == expected.count else { return nil }
        var members: [String] = []
        for (part, place) in zip(parts, expected) {
            if place.hasPrefix("{") {
                guard !part.isEmpty else { return nil }
                members.append(String(part))
            } else if part != place {
                return nil
            }
        }
        return members
    }
}
