import HTTPTypes
import HallCore
import Hummingbird

/// An event as a subscriber heard it.
struct HeardEvent: Codable, Sendable {
    var id: String
    var event: JSONValue
    var received = 1
}

/// What a subscriber heard of cases, in the order it came first.
struct SubscriberBook: Codable, Sendable {
    private(set) var events: [HeardEvent] = []

    /// Keeps an event, once for each id.
    mutating func take(_ event: JSONValue, id: String) {
        if let index = events.firstIndex(where: { $0.id == id }) {
            events[index].received += 1
        } else {
            events.append(HeardEvent(id: id, event: event))
        }
    }
}

/// Somebody who wants to hear how cases go on. Answers with 204 once it has an event.
struct SubscriberRoutes {
    let world: OutsideWorld

    func add(to router: Router<OutsideContext>) {
        let gate = FaultGate(world: world, system: .subscriber)
        router.post("/subscriber/events", use: gate.guarding(take))
    }

    private func take(_ request: SystemRequest) -> Response {
        let event = request.json
        guard request.isSigned(by: .subscriber, in: world) else { return Answers.problem(401, "not-signed", "签名不符") }
        guard event["specversion"]?.string == "1.0", let id = event["id"]?.string else {
            return Answers.problem(400, "body-unreadable", "内容不是约定的格式")
        }
        world.change { $0.subscriber.take(event, id: id) }
        return Response(status: .noContent)
    }
}
