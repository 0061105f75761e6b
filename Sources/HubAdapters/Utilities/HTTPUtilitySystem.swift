public import HallCore

/// ``UtilitySystem`` over HTTP, after the page OutsideSystems.
public struct HTTPUtilitySystem: UtilitySystem {
    public let answersForKeys: Bool
    private let line: OutsideLine
    private let verifier: WebhookVerifier

    /// - Parameters:
    ///   - keys: What the utility signs its reports with.
    ///   - answersForKeys: Whether it has the address `/tasks/by-key/`.
    public init(
        address: OutsideAddress, connections: OutsideConnections, keys: [WebhookKey], answersForKeys: Bool = true
    ) {
        line = OutsideLine(connections: connections, address: address)
        verifier = WebhookVerifier(keys: keys)
        self.answersForKeys = answersForKeys
    }

    public func send(_ message: OutsideMessage) async -> SendOutcome {
        guard let target = Self.target(of: message) else { return .unsupported }
        let request = OutsideRequest.post(target, key: message.key, body: message.body)
        let outcome = await SendOutcome(Receipt.self, from: line.call(request), key: message.key) { $0.reference }
        return message.kind == UtilityMessage.Kind.withdraw ? outcome.withdrawn : outcome
    }

    public func find(_ message: OutsideMessage) async -> KeyAnswer {
        guard let task = Self.task(of: message) else { return .unknown }
        do {
            let found = try await line.ask(.get("/tasks/by-key/" + URLText.escaped(task.text)), for: Found.self)
            guard found.key == task else { return .failed(.wrongBody("the answer is about another key")) }
            return found.messages.contains(message.key) ? .known(reference: found.reference) : .unknown
        } catch OutsideFault.refused(let problem) where problem.code == ProblemCode.unknownTask {
            return .unknown
        } catch {
            return .failed((error as? OutsideFault).lineFailure)
        }
    }

    public func receive(
        headers: [String: String], body: [UInt8], at now: Timestamp
    ) throws -> (webhook: VerifiedWebhook, event: UtilityEvent) {
        let webhook = try verifier.verify(headers: headers, body: body, at: now)
        return (webhook, try UtilityEvent(body: webhook.body))
    }

    public func question(headers: [String: String], body: [UInt8], at now: Timestamp) throws -> DocumentQuestion {
        try DocumentQuestion(body: try verifier.verify(headers: headers, body: body, at: now).body)
    }

    public func events(ofTask key: IdempotencyKey, after sequence: Int64) async throws -> [UtilityEvent] {
        let target = "/tasks/by-key/\(URLText.escaped(key.text))/events?after=\(sequence)"
        let list = try await line.ask(.get(target), for: EventList.self)
        return try list.events.map { try UtilityEvent($0) }.filter { $0.taskKey == key && $0.sequence > sequence }
            .sorted { $0.sequence < $1.sequence }
    }

    /// The task that a message opens or is about.
    private static func task(of message: OutsideMessage) -> IdempotencyKey? {
        switch message.kind {
        case UtilityMessage.Kind.open: message.key
        case UtilityMessage.Kind.supplement, UtilityMessage.Kind.withdraw:
            try? message.content(UtilityMessage.Added.self).task
        default: nil
        }
    }

    private static func target(of message: OutsideMessage) -> String? {
        guard let task = task(of: message) else { return nil }
        switch message.kind {
        case UtilityMessage.Kind.open: return "/tasks"
        case UtilityMessage.Kind.supplement: return "/tasks/by-key/\(URLText.escaped(task.text))/supplements"
        default: return "/tasks/by-key/\(URLText.escaped(task.text))/withdrawal"
        }
    }

    private struct Receipt: Decodable, KeyedReceipt {
        let reference: String
        let key: IdempotencyKey
    }

    private struct Found: Decodable {
        let reference: String
        let key: IdempotencyKey
        let messages: [IdempotencyKey]
    }

    private struct EventList: Decodable {
        let events: [CloudEvent]
    }
}

extension SendOutcome {
    /// Where nothing is known of the task there is nothing to withdraw.
    fileprivate var withdrawn: SendOutcome {
        guard case .refused(let problem) = self, problem.code == ProblemCode.unknownTask else { return self }
        return .acknowledged(reference: "")
    }
}
