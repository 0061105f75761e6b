import HTTPTypes
import HallCore
import Hummingbird

/// An Open311 GeoReport v2 server in JSON, with client references and updates.
struct RepairRoutes {
    let world: OutsideWorld

    func add(to router: Router<OutsideContext>) {
        let gate = FaultGate(world: world, system: .open311)
        router.get("/open311/v2/discovery.json", use: gate.guarding(discovery))
        router.get("/open311/v2/services.json", use: gate.guarding { _ in Answers.json(RepairCatalogue.services) })
        router.get("/open311/v2/services/:code", use: gate.guarding(definition))
        router.post("/open311/v2/requests.json", use: gate.guarding(post))
        router.get("/open311/v2/requests.json", use: gate.guarding(list))
        router.get("/open311/v2/requests/:id", use: gate.guarding(show))
        router.get("/open311/v2/tokens/:token", use: gate.guarding(token))
        router.get("/open311/v2/servicerequestupdates.json", use: gate.guarding(updates))
    }

    private func discovery(_ request: SystemRequest) -> Response {
        let endpoint: [String: JSONValue] = [
            "specification": .string("http://wiki.open311.org/GeoReport_v2"),
            "url": .string("http://\(request.authority)/open311/v2"), "changeset": .string("2026-11-21 00:00"),
            "type": .string("test"), "formats": .array([.string("application/json")]),
        ]
        return Answers.json(
            .object([
                "changeset": .string("2026-11-21 00:00"), "contact": .string("hubsim"),
                "key_service": .string("hubsim"),
                "endpoints": .array([.object(endpoint)]),
            ]))
    }

    private func definition(_ request: SystemRequest) -> Response {
        let code = Self.plain(request.parameter("code"))
        return RepairCatalogue.definition(of: code).map { Answers.json($0) } ?? Self.fault(404, "没有这种报修")
    }

    private func post(_ request: SystemRequest) -> Response {
        let form = FormBody(request.body)
        guard form["api_key"]?.isEmpty == false else { return Self.fault(403, "缺少 api_key") }
        guard let code = form["service_code"], RepairCatalogue.codes.contains(code) else {
            return Self.fault(404, "没有这种报修")
        }
        guard let address = form["address_string"] ?? form["lat"], !address.isEmpty else {
            return Self.fault(400, "没有写地点")
        }
        let repair = BookedRepair(
            id: "", serviceCode: code, address: address, description: form["description"] ?? "",
            clientReference: form["attribute[client_reference]"], requestedAt: world.now, updatedAt: world.now)
        let booked = world.change { $0.repairs.book(repair) }
        let isBatched = RepairCatalogue.batched.contains(code)
        let answer: [String: JSONValue] = [
            (isBatched ? "token" : "service_request_id"): .string(isBatched ? "t\(booked.id)" : booked.id),
            "service_notice": .string("已派单"), "account_id": .null,
        ]
        return Answers.json(.array([.object(answer)]), status: .created)
    }

    private func list(_ request: SystemRequest) -> Response {
        let repairs = world.read { $0.repairs.repairs }
        let found = repairs.filter { repair in
            request.query["client_reference"].map { $0 == repair.clientReference } ?? true
        }
        return Answers.json(.array(found.map(\.json)))
    }

    private func show(_ request: SystemRequest) -> Response {
        let id = Self.plain(request.parameter("id"))
        let found = world.read { $0.repairs.repairs.filter { $0.id == id } }
        return found.isEmpty ? Self.fault(404, "没有这个报修") : Answers.json(.array(found.map(\.json)))
    }

    /// A token has its request a minute after it was given.
    private func token(_ request: SystemRequest) -> Response {
        let token = Self.plain(request.parameter("token"))
        guard let repair = world.read({ $0.repairs.repairs.first { "t\($0.id)" == token } }) else {
            return Self.fault(404, "没有这个 token")
        }
        let isBooked = world.now >= repair.requestedAt.adding(minutes: 1)
        let answer: [String: JSONValue] = [
            "token": .string(token), "service_request_id": isBooked ? .string(repair.id) : .null,
        ]
        return Answers.json(.array([.object(answer)]))
    }

    private func updates(_ request: SystemRequest) -> Response {
        let since = request.query["start_date"].flatMap { Timestamp(rfc3339: $0) }
        let after = request.query["after"].flatMap { Int($0) } ?? 0
        let found = world.read { $0.repairs.updates.filter { $0.id > after && $0.at >= since ?? $0.at } }
        return Answers.json(.array(found.map(\.json)))
    }

    /// Errors of the standard are a list.
    private static func fault(_ status: Int, _ text: String) -> Response {
        Answers.json(
            .array([.object(["code": .integer(Int64(status)), "description": .string(text)])]),
            status: .init(code: status))
    }

    private static func plain(_ name: String) -> String {
        name.hasSuffix(".json") ? String(name.dropLast(5)) : name
    }
}
