import HTTPTypes
import HallCore
import Hummingbird

/// An event as the approval platform received it.
struct ReceivedState: Codable, Sendable {
    var id: String
    var event: JSONValue
    var received = 1
}

/// What the approval platform was told.
struct ApprovalBook: Codable, Sendable {
    private(set) var states: [ReceivedState] = []

    /// Keeps an event, once for each id; false when another one is kept under it.
    mutating func take(_ event: JSONValue, id: String) -> Bool {
        guard let index = states.firstIndex(where: { $0.id == id }) else {
            states.append(ReceivedState(id: id, event: event))
            return true
        }
        states[index].received += 1
        return states[index].event == event
    }
}

/// The address of the province's approval platform.
struct ApprovalRoutes {
    /// Numbers the platform knows.
    private static let codes = Set((1...16).map(String.init))
    let world: OutsideWorld

    func add(to router: Router<OutsideContext>) {
        let gate = FaultGate(world: world, system: .approval)
        router.post("/approval/events", use: gate.guarding(take))
    }

    private func take(_ request: SystemRequest) -> Response {
        guard request.isSigned(by: .approval, in: world) else { return Answers.problem(401, "not-signed", "签名不符") }
        let event = request.json
        guard event["specversion"]?.string == "1.0", let id = event["id"]?.string, event["source"]?.string != nil,
            event["type"]?.string == "cn.lianban.case.state", let code = event["data"]?["code"]?.string
        else { return Answers.problem(400, "body-unreadable", "内容不是约定的格式") }
        guard Self.codes.contains(code) else { return Answers.problem(422, "code-unknown", "没有这个状态码") }
        guard world.change({ $0.approval.take(event, id: id) }) else {
            return Answers.problem(422, "idempotency-key-reused", "同一编号下已有不同的内容")
        }
        return Answers.json(.object(["id": .string(id)]), status: .accepted)
    }
}
