public import HallCore

/// What subscribers hear of a case: where it stands, nothing of who it is about.
public enum CaseProgressEvent: Sendable, Hashable {
    case opened(utilities: [UtilityID])
    case laneChanged(LaneChange)
    /// Nothing follows in any lane; how each ended.
    case closed([UtilityID: LaneStatus])

    /// Under which it is stored in the outbox.
    public static let kind = "case.progress"
    /// Every type there is.
    public static let types = ["cn.lianban.case.opened", "cn.lianban.case.lane-changed", "cn.lianban.case.closed"]

    /// The CloudEvents type.
    public var type: String {
        switch self {
        case .opened: Self.types[0]
        case .laneChanged: Self.types[1]
        case .closed: Self.types[2]
        }
    }

    /// The message, the same for every subscriber.
    public func message(of record: CaseRecord, at time: Timestamp) -> OutsideMessage {
        let key = IdempotencyKey(caseID: record.id, lane: "events", step: step)
        let data = members.merging(
            ["caseNumber": .string(record.number.text), "division": .string(record.division)]
        ) { $1 }
        let event: [String: JSONValue] = [
            "specversion": .string("1.0"), "id": .string(key.text), "source": .string("urn:lianban:\(record.division)"),
            "type": .string(type), "subject": .string(record.number.text), "time": .string(time.rfc3339),
            "datacontenttype": .string("application/json"), "data": .object(data),
        ]
        return OutsideMessage(kind: Self.kind, key: key, content: .object(event))
    }

    private var step: String {
        switch self {
        case .opened: "opened"
        case .laneChanged(let change): "\(change.utility)-\(change.version)"
        case .closed: "closed"
        }
    }

    /// The change's message and who made it stay here.
    private var members: [String: JSONValue] {
        switch self {
        case .opened(let utilities): ["utilities": .array(utilities.map { .string($0) })]
        case .laneChanged(let change):
            [
                "utility": .string(change.utility), "version": .integer(Int64(change.version)),
                "status": .string(change.status.rawValue), "stage": .string(change.stage),
            ]
        case .closed(let ends): ["lanes": .object(ends.mapValues { .string($0.rawValue) })]
        }
    }
}
