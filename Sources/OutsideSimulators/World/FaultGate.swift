import HTTPTypes
import HallCore
import Hummingbird
import ServiceLifecycle

/// Stands before a played system: checks who calls and lets go wrong what is to go wrong.
struct FaultGate: Sendable {
    let world: OutsideWorld
    let system: OutsideSystem

    /// A handler for a router.
    func guarding(
        _ work: @escaping @Sendable (SystemRequest) -> Response
    ) -> @Sendable (Request, OutsideContext) async throws -> Response {
        { request, context in
            let request = try await SystemRequest(request, context)
            if let token = world.token, request.headers["authorization"] != "Bearer \(token)" {
                return Answers.problem(401, "not-authorised", "缺少或错误的访问令牌")
            }
            let fault = world.change { $0.fault(of: system, writing: request.isWriting) }
            return try await answer(request, fault, work)
        }
    }

    private func answer(
        _ request: SystemRequest, _ fault: Fault?, _ work: @Sendable (SystemRequest) -> Response
    ) async throws -> Response {
        switch fault?.kind {
        case .down: return Answers.cut
        case .refuse: return Answers.problem(422, "not-accepted", "本单位不能受理", detail: "模拟的拒绝")
        case .wrongBody: return Answers.logInPage
        case .busy: return Answers.busy(seconds: fault?.seconds ?? 30)
        case .loseAnswer:
            _ = work(request)
            return Answers.cut
        case .halfAnswer:
            _ = work(request)
            return Answers.half(of: .object(["reference": .string("half of an answer")]))
        case .slow:
            let response = work(request)
            let (clock, wait) = (world.clock, Duration.seconds(fault?.seconds ?? 60))
            try? await cancelWhenGracefulShutdown { try await clock.sleep(for: wait) }
            return response
        case .duplicateCallbacks, .forgedSignature, nil: return work(request)
        }
    }
}
