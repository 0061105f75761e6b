import HallCore

/// The state as control shows it.
struct WorldView {
    let state: WorldState

    init(_ state: WorldState) {
        self.state = state
    }

    var json: JSONValue {
        .object([
            "utilities": .object(state.utilities.mapValues { .array(Self.tasks($0)) }),
            "orders": .array(
                state.gateway.orders.map { order in
                    .object([
                        "order": .string(order.order), "closed": .bool(order.isClosed),
                        "payments": .integer(Int64(order.payments.count)), "received": .integer(Int64(order.received)),
                    ])
                }),
            "payments": .array(
                state.bills.payments.map {
                    .object(["key": .string($0.key), "received": .integer(Int64($0.received))])
                }),
            "repairs": .array(
                state.repairs.repairs.map {
                    .object([
                        "id": .string($0.id), "status": .string($0.status), "received": .integer(Int64($0.received)),
                    ])
                }),
            "states": .array(state.approval.states.map { Self.state($0) }),
            "heard": .array(
                state.subscriber.events.map {
                    .object([
                        "id": .string($0.id), "type": $0.event["type"] ?? .null,
                        "subject": $0.event["subject"] ?? .null, "received": .integer(Int64($0.received)),
                    ])
                }),
            "lookUps": .integer(Int64(state.licences.lookUps.count)),
            "faults": .object(state.faults.mapValues { .string($0.kind.rawValue) }),
        ])
    }

    private static func state(_ state: ReceivedState) -> JSONValue {
        .object([
            "id": .string(state.id), "received": .integer(Int64(state.received)),
            "code": state.event["data"]?["code"] ?? .null,
            "utility": state.event["data"]?["utility"] ?? .null,
            "caseNumber": state.event["subject"] ?? .null,
            "permission": state.event["data"]?["permission"] ?? .null,
        ])
    }

    /// Tasks without what the applicant wrote.
    static func tasks(_ desk: UtilityDesk?) -> [JSONValue] {
        (desk?.tasks ?? []).map { task in
            .object([
                "key": .string(task.key), "reference": .string(task.reference), "state": .string(task.state),
                "caseNumber": task.content["caseNumber"] ?? .null, "events": .integer(Int64(task.events.count)),
                "papers": .object(
                    (task.papers ?? [:]).mapValues {
                        .object([
                            "status": $0.status.map { .integer(Int64($0)) } ?? .null,
                            "sha256": $0.digest.map { .string($0) } ?? .null,
                        ])
                    }),
                "messages": .array(
                    task.messages.map {
                        .object([
                            "key": .string($0.key), "kind": .string($0.kind), "received": .integer(Int64($0.received)),
                        ])
                    }),
            ])
        }
    }
}
