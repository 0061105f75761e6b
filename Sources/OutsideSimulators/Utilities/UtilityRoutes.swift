import HTTPTypes
import HallCore
import Hummingbird

/// Addresses of one utility's system.
struct UtilityRoutes {
    let world: OutsideWorld
    let utility: String

    func add(to router: Router<OutsideContext>) {
        let gate = FaultGate(world: world, system: .utility(utility))
        let path = OutsideSystem.utility(utility).path
        router.post("\(path)/tasks", use: gate.guarding(open))
        router.get("\(path)/tasks/by-key/:key", use: gate.guarding(find))
        router.get("\(path)/tasks/by-key/:key/events", use: gate.guarding(events))
        router.post("\(path)/tasks/by-key/:key/supplements", use: gate.guarding { add($0, kind: "supplement") })
        router.post("\(path)/tasks/by-key/:key/withdrawal", use: gate.guarding { add($0, kind: "withdrawal") })
    }

    private func open(_ request: SystemRequest) -> Response {
        answer { desk throws(UtilityDesk.Refusal) in
            let (task, isNew) = try desk.open(
                key: request.idempotencyKey, body: request.body, prefix: utility.prefix(1).uppercased() + "-",
                at: world.now)
            return Answers.json(receipt(task, key: task.key), status: isNew ? .created : .ok)
        }
    }

    private func add(_ request: SystemRequest, kind: String) -> Response {
        answer { desk throws(UtilityDesk.Refusal) in
            let task = try desk.add(
                to: request.parameter("key"), kind: kind, key: request.idempotencyKey, body: request.body)
            return Answers.json(receipt(task, key: request.idempotencyKey ?? ""))
        }
    }

    private func find(_ request: SystemRequest) -> Response {
        guard let task = task(request) else { return Self.unknownTask }
        return Answers.json(
            .object([
                "key": .string(task.key), "reference": .string(task.reference), "state": .string(task.state),
                "messages": .array(task.messages.map { .string($0.key) }),
                "lastSequence": .integer(Int64(task.events.count)),
            ]))
    }

    private func events(_ request: SystemRequest) -> Response {
        guard let task = task(request) else { return Self.unknownTask }
        let after = request.query["after"].flatMap { Int($0) } ?? 0
        return Answers.json(.object(["events": .array(Array(task.events.dropFirst(max(0, after))))]))
    }

    private func task(_ request: SystemRequest) -> DeskTask? {
        world.read { $0.utilities[utility]?.task(request.parameter("key")) }
    }

    private func receipt(_ task: DeskTask, key: String) -> JSONValue {
        .object(["key": .string(key), "reference": .string(task.reference)])
    }

    private func answer(
        _ work: @Sendable (inout UtilityDesk) throws(UtilityDesk.Refusal) -> Response
    ) -> Response {
        world.change { state in
            do throws(UtilityDesk.Refusal) {
                return try work(&state.utilities[utility, default: UtilityDesk()])
            } catch {
                return Self.refusal(error)
            }
        }
    }

    private static func refusal(_ refusal: UtilityDesk.Refusal) -> Response {
        switch refusal {
        case .keyMissing: Answers.problem(400, "idempotency-key-missing", "缺少 Idempotency-Key")
        case .keyReused: Answers.problem(422, "idempotency-key-reused", "同一编号下已有不同的内容")
        case .unreadable: Answers.problem(400, "body-unreadable", "内容不是约定的格式")
        case .unknownTask: unknownTask
        }
    }

    private static var unknownTask: Response { Answers.problem(404, "task-unknown", "没有这个任务") }
}
