import HTTPTypes
import HallCore
import HubService
import Hummingbird

/// What an applicant opens on a phone with the receipt's code: progress, and the evaluation at the end.
struct TrackingController {
    /// The most characters of what is said with an evaluation.
    private static let longestText = 300

    let hub: Hub
    let templates: Templates

    private var gate: TrackingGate { TrackingGate(hub: hub) }

    func addRoutes(to router: RouterGroup<HubContext>) {
        router.get("/t", use: ask)
        router.get("/C/:code", use: open)
        router.get("/t/:number", use: show)
        router.post("/t/:number/evaluation", use: evaluate)
    }

    /// Number and code typed by hand lead to the case's page.
    @Sendable
    private func ask(_ request: Request, _ context: HubContext) async throws -> Response {
        try hub.limits.take(.tracking, context.source.text)
        let values = try FormValues(query: request)
        let typed = values["code"].flatMap { CaseCode($0) }
        let number = typed?.number ?? values["number"].flatMap { CaseNumber(parsing: $0) }
        guard let number, let proof = typed?.proof ?? values["p"] else {
            return templates.page("tracking-ask", TrackingAsk(values, isWrong: values["number"] != nil))
        }
        return Self.redirect(to: number, proof: proof)
    }

    /// What a phone reads from a receipt leads to the case's page.
    @Sendable
    private func open(_ request: Request, _ context: HubContext) async throws -> Response {
        try hub.limits.take(.tracking, context.source.text)
        guard let code = context.parameters.get("code").flatMap({ CaseCode($0) }) else {
            return templates.caseNotFound()
        }
        return Self.redirect(to: code.number, proof: code.proof)
    }

    private static func redirect(to number: CaseNumber, proof: String) -> Response {
        Doorkeeper.redirect(to: "/t/\(number.text)?p=\(TrackingAsk.escaped(proof))")
    }

    @Sendable
    private func show(_ request: Request, _ context: HubContext) async throws -> Response {
        let values = try FormValues(query: request)
        let proof = values["p"] ?? ""
        guard let tracked = try await gate.tracked(context, proof) else { return templates.caseNotFound() }
        let sent = values["sent"].flatMap { Int($0) } ?? 0
        return page(TrackingPage(tracked, proof: proof, now: hub.surroundings.now(), sent: sent))
    }

    @Sendable
    private func evaluate(_ request: Request, _ context: HubContext) async throws -> Response {
        let values = FormValues(try await FormFields(request))
        let proof = values["p"] ?? ""
        guard let tracked = try await gate.tracked(context, proof) else { return templates.caseNotFound() }
        let score = values["score"].flatMap { Int($0) }
        guard let evaluation = score.flatMap({ Evaluation(score: $0, text: values["text"]) }) else {
            return again(tracked, proof, values, "请先选一项评价")
        }
        guard (evaluation.text ?? "").count <= Self.longestText else {
            return again(tracked, proof, values, "想说的话太长，请减到\(Self.longestText)个字以内")
        }
        switch try await hub.evaluate(tracked, evaluation) {
        case .done: return Self.redirect(to: tracked.record.number, proof: proof)
        case .refused(let refusal): return again(tracked, proof, values, refusal.text(in: tracked.work.pack))
        case .conflict, .forbidden, .unknownCase, .packMissing: return templates.caseNotFound()
        }
    }

    private func again(_ tracked: TrackedCase, _ proof: String, _ values: FormValues, _ mistake: String) -> Response {
        page(
            TrackingPage(tracked, proof: proof, now: hub.surroundings.now(), posted: (values, mistake)),
            status: .unprocessableContent)
    }

    private func page(_ view: TrackingPage, status: HTTPResponse.Status = .ok) -> Response {
        templates.page("tracking", view, status: status)
    }
}

extension Templates {
    /// The answer to who asks for a case: the same whether the number or the code is wrong.
    func caseNotFound() -> Response {
        page("tracking-ask", TrackingAsk(FormValues(), isWrong: true), status: .notFound)
    }
}
