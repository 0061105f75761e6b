import HTTPTypes
import HallCore
import HubService
import HubStore
import Hummingbird

/// Money that has to go back, and each day's comparison with the gateway's list.
struct PaymentPageController {
    let hub: Hub
    let templates: Templates
    let doorkeeper: Doorkeeper

    func addRoutes(to router: RouterGroup<HubContext>) {
        router.get("/payments", use: show)
        router.get("/payments/day.csv", use: table)
        router.post("/payments/refunds", use: refund)
        router.post("/payments/days", use: catchUp)
    }

    @Sendable
    private func show(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(request) { staff in
            let values = try FormValues(query: request)
            return try await page(
                staff, Visitor(staff, request, packs: hub.packs), day: day(values),
                done: values["done"].flatMap { PaymentDone(rawValue: $0) }?.words)
        }
    }

    @Sendable
    private func refund(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(posted: request) { staff, fields in
            let values = FormValues(fields)
            let visitor = Visitor(staff, asked: values["division"], packs: hub.packs)
            let transaction = values["refund"] ?? ""
            do {
                try await hub.markRefunded(
                    transaction: transaction, reference: values["reference"] ?? "", in: visitor.division, by: staff)
                return Self.back(visitor, day(values), .refunded)
            } catch let refusal as RefundRefusal {
                let field = refusal == .badReference ? "reference-\(transaction)" : "refunds-head"
                return try await page(
                    staff, visitor, day: day(values), fault: FaultView(field: field, text: refusal.message))
            }
        }
    }

    @Sendable
    private func catchUp(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(posted: request) { staff, fields in
            let values = FormValues(fields)
            let visitor = Visitor(staff, asked: values["division"], packs: hub.packs)
            guard try await hub.catchUpPayments(on: day(values), in: visitor.division, by: staff) else {
                return try await page(staff, visitor, day: day(values))
            }
            return Self.back(visitor, day(values), .caughtUp)
        }
    }

    @Sendable
    private func table(_ request: Request, _ context: HubContext) async throws -> Response {
        try await doorkeeper.admit(request) { staff in
            let values = try FormValues(query: request)
            let (visitor, day) = (Visitor(staff, request, packs: hub.packs), day(values))
            _ = try await hub.accounts.allow(.settlePayments, for: staff, in: visitor.division)
            let standing = try await hub.comparePayments(on: day, in: visitor.division, for: staff)
            guard case .known(let comparison) = standing else {
                return try await page(staff, visitor, day: day)
            }
            try await hub.accounts.record(
                .exported, by: staff, in: visitor.division, object: "payments \(day.iso)")
            return Templates.table(PaymentTable.text(comparison), named: "payments-\(day.iso).csv")
        }
    }

    /// The day that is asked for; yesterday, the last that is over, otherwise.
    private func day(_ values: FormValues) -> CivilDate {
        values["day"].flatMap { CivilDate(iso: $0) } ?? hub.surroundings.now().adding(minutes: -24 * 60).date
    }

    private func page(
        _ staff: SignedInStaff, _ visitor: Visitor, day: CivilDate, done: String? = nil, fault: FaultView? = nil
    ) async throws -> Response {
        let refunds = try await hub.refunds(in: visitor.division, for: staff)
        let scene = PaymentScene(
            visitor: visitor, needed: refunds.needed, done: refunds.done, day: day,
            today: hub.surroundings.now().date,
            standing: try await hub.comparePayments(on: day, in: visitor.division, for: staff),
            tabs: DivisionTab.tabs("/payments", of: visitor, staff, packs: hub.packs), words: done, fault: fault)
        return templates.page(
            "payments", PaymentPage(scene), status: fault == nil ? .ok : .unprocessableContent)
    }

    private static func back(_ visitor: Visitor, _ day: CivilDate, _ done: PaymentDone) -> Response {
        Doorkeeper.redirect(
            to: "/payments?division=\(visitor.division)&day=\(day.iso)&done=\(done.rawValue)")
    }
}

/// What was done last about money.
enum PaymentDone: String {
    case refunded
    case caughtUp = "caught-up"

    var words: String {
        switch self {
        case .refunded: "退款已经登记，审计记录里有凭证号。"
        case .caughtUp: "漏记的款已按网关的清单补记。"
        }
    }
}
