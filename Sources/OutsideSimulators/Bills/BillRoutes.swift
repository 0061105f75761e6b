import HallCore
import Hummingbird

/// Addresses of the utilities' common billing.
struct BillRoutes {
    let world: OutsideWorld

    func add(to router: Router<OutsideContext>) {
        let gate = FaultGate(world: world, system: .bills)
        router.post("/bills/accounts/search", use: gate.guarding(search))
        router.post("/bills/statements/query", use: gate.guarding(statement))
        router.post("/bills/payments", use: gate.guarding(book))
    }

    private func search(_ request: SystemRequest) -> Response {
        guard let holder = request.json["holder"]?["number"]?.string else { return Self.unreadable }
        let accounts = InventedBills(seed: world.seed).accounts(of: holder)
        return Answers.json(.object(["accounts": .array(accounts), "asOf": .string(world.now.rfc3339)]))
    }

    private func statement(_ request: SystemRequest) -> Response {
        let question = request.json
        guard let account = question["account"]?.string, let utility = question["utility"]?.string,
            let months = question["months"]?.integer, (1...24).contains(months)
        else { return Self.unreadable }
        let bills = InventedBills(seed: world.seed)
        guard let tariff = Tariff.all.first(where: { $0.utility == utility }), bills.exists(account, tariff) else {
            return Answers.problem(404, "account-unknown", "没有这个户号")
        }
        let statement = bills.statement(
            account, tariff, months: Int(months), before: world.now.date,
            paid: world.read { $0.bills.paid(on: account) })
        guard case .object(var members) = statement else { return Self.unreadable }
        members["asOf"] = .string(world.now.rfc3339)
        return Answers.json(.object(members))
    }

    private func book(_ request: SystemRequest) -> Response {
        guard let key = request.idempotencyKey else {
            return Answers.problem(400, "idempotency-key-missing", "缺少 Idempotency-Key")
        }
        let payment = request.json["payment"]
        guard let account = payment?["account"]?.string, let fen = payment?["amount"]?.integer else {
            return Self.unreadable
        }
        let booked = world.change { $0.bills.book(key: key, account: account, fen: Int(fen)) }
        return Answers.json(.object(["key": .string(key), "reference": .string(booked.reference)]))
    }

    private static var unreadable: Response { Answers.problem(400, "body-unreadable", "内容不是约定的格式") }
}
