import HallCore
import Hummingbird
import Logging

/// Addresses of the utilities' common billing.
struct BillRoutes {
    let world: OutsideWorld

    func add(to router: Router<OutsideContext>) {
        let gate = FaultGate(world: world, system: .bills)
        router.post("/bills/accounts/search", use: gate.guarding(search))
        router.post("/bills/statements/query", use: gate.guarding(statement))
        router.post("/bills/accounts/proof", use: gate.guarding(check))
        router.post("/bills/accounts/code", use: gate.guarding(sendCode))
        router.post("/bills/payments", use: gate.guarding(book))
    }

    private func search(_ request: SystemRequest) -> Response {
        guard let holder = request.json["holder"]?["number"]?.string else { return Self.unreadable }
        let accounts = InventedBills(seed: world.seed).accounts(of: holder)
        return Answers.json(.object(["accounts": .array(accounts), "asOf": .string(world.now.rfc3339)]))
    }

    private func check(_ request: SystemRequest) -> Response {
        guard let account = known(request), let proof = request.json["proof"], let value = proof["value"]?.string else {
            return Self.unknown
        }
        let bills = InventedBills(seed: world.seed)
        let holds =
            switch proof["kind"]?.string {
            case "id-ending": bills.isHolder(ending: value, of: account)
            case "phone-code": value == bills.code(for: account)
            default: false
            }
        return Answers.json(.object(["holds": .bool(holds)]))
    }

    /// The code is for nobody's phone, so it stands in the log.
    private func sendCode(_ request: SystemRequest) -> Response {
        guard let account = known(request) else { return Self.unknown }
        world.log.notice("code for a phone: \(InventedBills(seed: world.seed).code(for: account))")
        return Answers.json(.object(["sentTo": .string("199****0000")]))
    }

    /// The account that a request names, if there is one.
    private func known(_ request: SystemRequest) -> String? {
        guard let account = request.json["account"]?.string, let utility = request.json["utility"]?.string,
            let tariff = Tariff.all.first(where: { $0.utility == utility })
        else { return nil }
        return InventedBills(seed: world.seed).exists(account, tariff) ? account : nil
    }

    private func statement(_ request: SystemRequest) -> Response {
        let question = request.json
        guard let account = question["account"]?.string, let utility = question["utility"]?.string,
            let months = question["months"]?.integer, (1...24).contains(months)
        else { return Self.unreadable }
        let bills = InventedBills(seed: world.seed)
        guard let tariff = Tariff.all.first(where: { $0.utility == utility }), bills.exists(account, tariff) else {
            return Self.unknown
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

    private static var unknown: Response { Answers.problem(404, "account-unknown", "没有这个户号") }
    private static var unreadable: Response { Answers.problem(400, "body-unreadable", "内容不是约定的格式") }
}
