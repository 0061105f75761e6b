public import HallCore

/// Somebody who wants to hear how cases go on: gets CloudEvents, signed after Standard Webhooks 1.0.
///
/// Any 2xx is a receipt, 410 ends this one message; everything else is sent again. A log-in page is no receipt.
public struct EventSubscriber: SendTarget {
    public let answersForKeys = false
    private let line: OutsideLine
    private let signer: WebhookSigner
    private let now: @Sendable () -> Timestamp

    /// - Parameters:
    ///   - address: The whole address that events go to.
    ///   - keys: What the subscriber knows our events by; two while they are changed.
    ///   - now: The wall clock, for the signatures.
    public init(
        address: OutsideAddress, connections: OutsideConnections, keys: [WebhookKey],
        now: @escaping @Sendable () -> Timestamp
    ) {
        line = OutsideLine(connections: connections, address: address)
        signer = WebhookSigner(keys: keys)
        self.now = now
    }

    public func send(_ message: OutsideMessage) async -> SendOutcome {
        guard message.kind == CaseProgressEvent.kind else { return .unsupported }
        var request = OutsideRequest.post("", key: message.key, body: message.body)
        request.contentType = CloudEvent.mediaType
        request.headers.merge(signer.headers(for: message, at: now())) { _, new in new }
        switch await line.call(request) {
        case .success(let answer): return Self.outcome(answer)
        case .failure(let failure): return .failed(failure)
        }
    }

    /// It dedupes by the event's id; there is no question for it.
    public func find(_ message: OutsideMessage) async -> KeyAnswer { .unknown }

    private static func outcome(_ answer: OutsideAnswer) -> SendOutcome {
        let isPage = answer.headers["content-type"]?.lowercased().hasPrefix("text/html") ?? false
        switch answer.status {
        case 200..<300 where isPage: return .failed(.wrongBody("\(answer.status) with a page"))
        case 200..<300: return .acknowledged(reference: "")
        case 410: return .refused(OutsideProblem(status: 410, code: "gone"))
        default: break
        }
        switch answer.meaning {
        case .refused(let problem): return .failed(.wrongBody("\(problem)"))
        case .failed(let failure): return .failed(failure)
        case .done: return .acknowledged(reference: "")
        }
    }
}
