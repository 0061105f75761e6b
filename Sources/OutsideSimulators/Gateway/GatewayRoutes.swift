import HTTPTypes
import HallCore
import Hummingbird

/// Addresses of the payment gateway, and the page that a phone opens.
struct GatewayRoutes {
    private static let pageSize = 100
    let world: OutsideWorld

    func add(to router: Router<OutsideContext>) {
        let gate = FaultGate(world: world, system: .gateway)
        router.post("/gateway/orders", use: gate.guarding(create))
        router.get("/gateway/orders/:order", use: gate.guarding(state))
        router.post("/gateway/orders/:order/cancellation", use: gate.guarding(cancel))
        router.get("/gateway/payments", use: gate.guarding(payments))
        router.get("/gateway/pay/:order", use: page)
        router.post("/gateway/pay/:order", use: pay)
    }

    private func create(_ request: SystemRequest) -> Response {
        guard request.idempotencyKey != nil else {
            return Answers.problem(400, "idempotency-key-missing", "缺少 Idempotency-Key")
        }
        let body = request.json
        guard let number = body["order"]?.string, let fen = body["amount"]?.integer, fen > 0,
            let title = body["title"]?.string,
            let expiresAt = body["expiresAt"]?.string.flatMap({ Timestamp(rfc3339: $0) })
        else { return Answers.problem(400, "body-unreadable", "内容不是约定的格式") }
        let order = GatewayOrder(
            order: number, reference: "", fen: Int(fen), title: title,
            payURL: "http://\(request.authority)/gateway/pay/\(number)", expiresAt: expiresAt)
        guard let kept = world.change({ $0.gateway.create(order) }) else {
            return Answers.problem(422, "idempotency-key-reused", "同一订单号下已有不同的金额")
        }
        return Answers.json(kept.json(at: world.now), status: .created)
    }

    private func state(_ request: SystemRequest) -> Response {
        guard let order = order(request.parameter("order")) else { return Self.unknown }
        return Answers.json(order.json(at: world.now))
    }

    private func cancel(_ request: SystemRequest) -> Response {
        guard let order = order(request.parameter("order")) else { return Self.unknown }
        guard order.payments.isEmpty else { return Answers.problem(409, "already-paid", "订单已支付") }
        world.change { $0.gateway.close(order.order) }
        return Answers.json((self.order(order.order) ?? order).json(at: world.now))
    }

    private func payments(_ request: SystemRequest) -> Response {
        guard let day = request.query["date"].flatMap({ CivilDate(iso: $0) }) else {
            return Answers.problem(400, "date-missing", "缺少日期")
        }
        let all = world.read { $0.gateway.payments(on: day) }
        let start = request.query["cursor"].flatMap { Int($0) } ?? 0
        let end = start + Self.pageSize
        return Answers.json(
            .object([
                "payments": .array(Array(all.dropFirst(max(0, start)).prefix(Self.pageSize))),
                "next": end < all.count ? .string(String(end)) : .null,
            ]))
    }

    private func order(_ number: String) -> GatewayOrder? { world.read { $0.gateway.order(number) } }

    private static var unknown: Response { Answers.problem(404, "order-unknown", "没有这个订单") }
}

extension GatewayRoutes {
    /// What the phone shows after reading the code. It names no person and no account.
    @Sendable
    private func page(_ request: Request, _ context: OutsideContext) -> Response {
        guard let order = order(context.parameters.get("order") ?? "") else { return Self.notFound }
        let state = order.state(at: world.now)
        let action =
            state == "waiting"
            ? #"<form method="post"><button style="font-size:1.5em;padding:.5em 2em">支付</button></form>"#
            : "<p>\(state == "paid" ? "已支付" : "订单已关闭")</p>"
        return Answers.html(Self.frame("<p>\(Self.escaped(order.title))</p><p>\(amount(order)) 元</p>\(action)"))
    }

    @Sendable
    private func pay(_ request: Request, _ context: OutsideContext) async -> Response {
        guard let order = order(context.parameters.get("order") ?? "") else { return Self.notFound }
        guard await world.pay(order.order) else { return Answers.html(Self.frame("<p>订单已关闭或已支付</p>")) }
        return Answers.html(Self.frame("<p>已支付 \(amount(order)) 元</p>"))
    }

    private func amount(_ order: GatewayOrder) -> String { yuan(order.fen).string ?? "" }

    private static var notFound: Response { Answers.html(frame("<p>没有这个订单</p>"), status: .notFound) }

    private static func frame(_ content: String) -> String {
        """
        <!doctype html><html lang="zh"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
        <title>模拟支付</title><main><h1>模拟支付</h1>\(content)</main></html>
        """
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing("\"", with: "&quot;")
    }
}
