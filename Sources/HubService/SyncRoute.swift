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

    init?(method: String, path: String) {
        let parts = path.split(separator: "/").map(String.init)
        guard parts.first == "v1" else { return nil }
        switch (method, parts.count) {
        case ("GET", 2) where parts[1] == "hello": self = .hello
        case ("POST", 2) where parts[1] == "enrolments": self = .enrol
        case (_, 4): self.init(method: method, collection: parts[1], member: parts[2], last: parts[3])
        default: return nil
        }
    }

    private init?(method: String, collection: String, member: String, last: String) {
        switch (method, collection, last) {
        case ("POST", "streams", "events"):
            guard let stream = UUIDv7(member) else { return nil }
            self = .push(stream: stream)
        case ("GET", "streams", "head"):
            guard let stream = UUIDv7(member) else { return nil }
            self = .head(stream: stream)
        case ("GET", "kiosks", "feed"): self = .feed(kiosk: member)
        case ("POST", "kiosks", "lookup"): self = .lookup(kiosk: member)
        case ("GET", "kiosks", "bills"): self = .billOffer(kiosk: member)
        case ("POST", "kiosks", "bills"): self = .bills(kiosk: member)
        case ("POST", "kiosks", "payments"): self = .payments(kiosk: member)
        default: return nil
        }
    }
}
