import Foundation
import HTTPTypes
import HallCore
import Hummingbird

/// What a person or a test does to the outside. No fault stands before it.
struct ControlRoutes {
    let world: OutsideWorld

    func add(to router: Router<OutsideContext>) {
        router.get("/control/state") { _, _ in Answers.json(world.read { WorldView($0).json }) }
        router.get("/control/utilities/:utility/tasks", use: tasks)
        router.post("/control/utilities/:utility/tasks/:key/status", use: report)
        router.put("/control/faults/:system", use: setFault)
        router.delete("/control/faults/:system", use: clearFault)
        router.put("/control/hub", use: setHub)
        router.post("/control/orders/:order/payment", use: pay)
        router.post("/control/repairs/:id/update", use: updateRepair)
        router.post("/control/repairs", use: postRepair)
        router.post("/control/approval/decisions", use: decide)
        router.get("/control/deliveries") { _, _ in
            Answers.json(.object(["deliveries": .array(world.read { $0.deliveries.map(\.json) })]))
        }
        router.post("/control/deliveries/:id/replay", use: replay)
        router.post("/control/work", use: work)
    }

    @Sendable
    private func tasks(_ request: Request, _ context: OutsideContext) async throws -> Response {
        let request = try await SystemRequest(request, context)
        let tasks = world.read { WorldView.tasks($0.utilities[request.parameter("utility")]) }
        return Answers.json(.object(["tasks": .array(tasks)]))
    }

    /// `{"kind": "correction-needed", "items": […]}`: whatever stands beside the kind is reported as it is.
    @Sendable
    private func report(_ request: Request, _ context: OutsideContext) async throws -> Response {
        let request = try await SystemRequest(request, context)
        guard case .object(var data) = request.json, let kind = data.removeValue(forKey: "kind")?.string else {
            return Self.unreadable("expected a JSON object with a kind")
        }
        let (utility, key) = (request.parameter("utility"), request.parameter("key"))
        guard let id = world.report(kind, data, of: key, by: utility) else { return Self.notFound }
        return Self.sent(id, status: await world.deliver(id))
    }

    /// `{"kind": "down", "times": 2, "seconds": 5}`.
    @Sendable
    private func setFault(_ request: Request, _ context: OutsideContext) async throws -> Response {
        let request = try await SystemRequest(request, context)
        guard let system = OutsideSystem(name: request.parameter("system")) else { return Self.notFound }
        guard let fault = try? request.json.decode(Fault.self) else {
            let kinds = Fault.Kind.allCases.map(\.rawValue).joined(separator: ", ")
            return Self.unreadable("expected a kind of: \(kinds)")
        }
        world.set(fault, at: system)
        return Self.done
    }

    @Sendable
    private func clearFault(_ request: Request, _ context: OutsideContext) -> Response {
        guard let system = context.parameters.get("system").flatMap({ OutsideSystem(name: $0) }) else {
            return Self.notFound
        }
        world.set(nil, at: system)
        return Self.done
    }

    /// `{"url": "http://127.0.0.1:8480"}`.
    @Sendable
    private func setHub(_ request: Request, _ context: OutsideContext) async throws -> Response {
        let request = try await SystemRequest(request, context)
        guard let url = request.json["url"]?.string.flatMap({ URL(string: $0) }) else {
            return Self.unreadable("expected a url")
        }
        world.set(hub: url)
        return Self.done
    }

    /// `{}`; with `"late": true` even an order that is closed or paid, with `"amount"` another amount in fen.
    @Sendable
    private func pay(_ request: Request, _ context: OutsideContext) async throws -> Response {
        let request = try await SystemRequest(request, context)
        let fen = request.json["amount"]?.integer.map { Int($0) }
        let isLate = request.json["late"] == .bool(true)
        let isPaid = await world.pay(request.parameter("order"), fen: fen, late: isLate)
        return isPaid ? Self.done : Answers.problem(409, "not-payable", "no such order, or it is closed or paid")
    }

    /// `{"status": "closed", "text": "已修好"}`.
    @Sendable
    private func updateRepair(_ request: Request, _ context: OutsideContext) async throws -> Response {
        let request = try await SystemRequest(request, context)
        let (id, body, now) = (request.parameter("id"), request.json, world.now)
        guard let status = body["status"]?.string else { return Self.unreadable("expected a status") }
        let isFound = world.change {
            $0.repairs.update(id, status: status, text: body["text"]?.string ?? "", at: now)
        }
        return isFound ? Self.done : Self.notFound
    }

    /// The arguments of Open311: somebody's app asks the hub for a repair.
    @Sendable
    private func postRepair(_ request: Request, _ context: OutsideContext) async throws -> Response {
        let request = try await SystemRequest(request, context)
        guard let fields = try? request.json.decode([String: String].self) else {
            return Self.unreadable("expected arguments and their texts")
        }
        let answer = await world.postRepair(fields)
        return Answers.json(
            .object([
                "status": answer.map { .integer(Int64($0.status)) } ?? .null,
                "answer": answer.flatMap { try? JSONValue(parsing: Array($0.body.utf8)) } ?? .null,
            ]))
    }

    /// `{"caseNumber": …, "permission": …, "department": …, "verdict": "agreed"}`.
    @Sendable
    private func decide(_ request: Request, _ context: OutsideContext) async throws -> Response {
        let request = try await SystemRequest(request, context)
        guard let decision = try? request.json.decode(DepartmentDecision.self) else {
            return Self.unreadable("expected caseNumber, permission, department and verdict")
        }
        let id = world.decided(decision).id
        return Self.sent(id, status: await world.deliver(id))
    }

    @Sendable
    private func replay(_ request: Request, _ context: OutsideContext) async -> Response {
        let id = context.parameters.get("id") ?? ""
        return Self.sent(id, status: await world.replay(id))
    }

    /// One round of what happens by itself, now.
    @Sendable
    private func work(_ request: Request, _ context: OutsideContext) async -> Response {
        await world.workOnce()
        return Self.done
    }

    private static var done: Response { Answers.json(.object(["done": .bool(true)])) }
    private static var notFound: Response { Answers.problem(404, "not-found", "there is no such thing here") }

    private static func unreadable(_ text: String) -> Response { Answers.problem(400, "body-unreadable", text) }

    private static func sent(_ id: String, status: Int?) -> Response {
        Answers.json(.object(["id": .string(id), "status": status.map { .integer(Int64($0)) } ?? .null]))
    }
}
