/// Why there is no answer that could be used. Whether the request arrived may be open.
public enum LineFailure: Error, Sendable, Hashable {
    /// Nothing was sent: no connection came about.
    case notReached(String)
    /// The request went out, at least in part, and no whole answer came in time.
    case answerLost(String)
    /// 408, 425, 429 or 503: later, and not before so long.
    case busy(status: Int, retryAfter: Duration?)
    /// 409: an earlier copy of the same request is being worked on.
    case stillRunning
    /// 401 or 403: our own credential is wrong or has ended.
    case notAllowed(status: Int)
    /// The other side failed.
    case fault(status: Int)
    /// Something else than the promised JSON: a log-in page, half an answer, the answer to something else.
    case wrongBody(String)

    /// Whether the request may have had its effect.
    public var leavesDoubt: Bool {
        switch self {
        case .notReached, .busy, .notAllowed: false
        case .answerLost, .stillRunning, .fault, .wrongBody: true
        }
    }
}

extension LineFailure: CustomStringConvertible {
    /// What happened, for a log or a supervisor.
    public var description: String {
        switch self {
        case .notReached(let cause): "not reached (\(cause)); check the address and the line"
        case .answerLost(let cause): "no answer (\(cause)); it may have arrived"
        case .busy(let status, let wait): "busy (\(status)\(wait.map { ", again in \($0)" } ?? ""))"
        case .stillRunning: "an earlier copy of the request is still being worked on"
        case .notAllowed(let status): "our credential is not accepted (\(status)); check the token in the settings"
        case .fault(let status): "the other side failed (\(status))"
        case .wrongBody(let what): "not the promised answer: \(what)"
        }
    }
}

/// Why a question to an outside system has no answer.
public enum OutsideFault: Error, Sendable, Hashable {
    case unavailable(LineFailure)
    case refused(OutsideProblem)
}

extension OutsideFault: CustomStringConvertible {
    /// What happened; never personal.
    public var description: String {
        switch self {
        case .unavailable(let failure): "unavailable: \(failure)"
        case .refused(let problem): "refused: \(problem)"
        }
    }
}
