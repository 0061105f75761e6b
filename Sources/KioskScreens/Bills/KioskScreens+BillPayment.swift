import HallCore
import Hummingbird
import KioskSession
import KioskStore

/// Paying by phone: the code, the wait, the result.
extension KioskScreens {
    func addBillPayment(to router: Router<BasicRequestContext>) {
        router.get("/bills/pay") { request, _ in try await payment(request) }
        router.post("/bills/pay") { request, _ in try await pay(request) }
        router.post("/bills/pay/cancel") { request, _ in try await cancelPayment(request) }
        router.post("/bills/pay/print") { request, _ in try await printPayment(request) }
    }

    private func pay(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return try await sessionOver() }
        guard try await billOffer()?.takesPayments == true else { return try await billsClosed(of: visit) }
        try await terminal.pay(Int(try await FormBody(request)["n"] ?? "") ?? 0, for: visit.id)
        return go("/bills/pay")
    }

    private func payment(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return go("/") }
        guard let payment = await terminal.payment(of: visit.id) else { return go("/bills") }
        let view = try PaymentView(payment, pack: terminal.pack, now: terminal.now)
        var frame = await frame(view.heading, idle: .typing, of: visit)
        frame.back = "/bills/account?n=\(payment.place)"
        frame.bills = await terminal.billWord(of: visit.id)
        if view.isOver { frame.finish = say("pay.finish") }
        let slip = BillTexts.slip(await terminal.billSlip(about: .payment, of: visit.id))
        return try show(
            Page(
                "bill-pay", frame,
                [
                    "payment": view, "slip": slip?.text, "slipTone": slip?.tone,
                    "prints": await terminal.isUsable(.receiptPrinter) && view.hasSlip,
                ]))
    }

    private func cancelPayment(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return try await sessionOver() }
        await terminal.cancelPayment(of: visit.id)
        return go("/bills/pay")
    }

    private func printPayment(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return try await sessionOver() }
        Task { await terminal.printPayment(for: visit.id) }
        return go("/bills/pay")
    }
}
