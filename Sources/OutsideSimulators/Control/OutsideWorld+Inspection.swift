public import HallCore

/// A task as a utility holds it, for whoever checks what arrived.
public struct ReceivedTask: Sendable, Hashable {
    public var key: String
    /// The utility's own number.
    public var reference: String
    public var caseNumber: String?
    /// `received`, the last thing that was reported, or `withdrawn`.
    public var state: String
    /// How often the task itself came; more than once when a sender had to try again.
    public var copies: Int
    /// `open`, `supplement`, `withdrawal`, in the order they came first.
    public var messages: [String]
}

/// What the approval platform was told.
public struct ReportedState: Sendable, Hashable {
    public var caseNumber: String?
    public var utility: String?
    public var code: String?
    /// Nil for the case part itself.
    public var permission: String?
    public var copies: Int
}

extension OutsideWorld {
    /// Tasks of a utility, in the order they came.
    public func tasks(of utility: String) -> [ReceivedTask] {
        read { $0.utilities[utility]?.tasks ?? [] }.map { task in
            ReceivedTask(
                key: task.key, reference: task.reference, caseNumber: task.content["caseNumber"]?.string,
                state: task.state, copies: task.messages.first?.received ?? 0, messages: task.messages.map(\.kind))
        }
    }

    /// States in the order they came.
    public var reportedStates: [ReportedState] {
        read { $0.approval.states }.map { state in
            let data = state.event["data"]
            return ReportedState(
                caseNumber: data?["caseNumber"]?.string, utility: data?["utility"]?.string,
                code: data?["code"]?.string,
                permission: data?["permission"]?.string, copies: state.received)
        }
    }

    /// A utility reports something of a task, and the hub is told at once.
    /// - Parameters:
    ///   - kind: `accepted`, `correction-needed`, … as the page OutsideSystems has them.
    ///   - data: What belongs to it: `["stage": …]`.
    /// - Returns: The hub's status; nil when there is no such task or no answer.
    @discardableResult
    public func report(
        _ kind: String, _ data: [String: JSONValue] = [:], ofTask key: String, by utility: String
    ) async -> Int? {
        guard let id = report(kind, data, of: key, by: utility) else { return nil }
        return await deliver(id)
    }

    /// Somebody pays an order at the gateway, and the hub is told.
    /// - Parameters:
    ///   - fen: Another amount than the order's.
    ///   - late: Even when the order is closed or paid.
    /// - Returns: Whether money moved.
    @discardableResult
    public func payOrder(_ order: String, fen: Int? = nil, late: Bool = false) async -> Bool {
        await pay(order, fen: fen, late: late)
    }

    /// Sends once more, byte for byte, the last report or callback that was sent.
    /// - Returns: The hub's status.
    public func replayLast() async -> Int? {
        guard let last = read({ $0.deliveries.last { $0.sent > 0 }?.id }) else { return nil }
        return await replay(last)
    }
}
