import Foundation
import HallCore

/// Why an event cannot be worked on. Answered with 422; the sender's program has to be changed.
public enum EventRefusal: Error, Sendable, Hashable {
    case notAnEvent
    case unknownType(String)
    case subjectMissing
    case dataUnreadable(type: String)
    case questionUnreadable
}

extension EventRefusal: CustomStringConvertible {
    /// What is wrong, for both sides' maintainers.
    public var description: String {
        switch self {
        case .notAnEvent: "the body is no CloudEvents 1.0 event in JSON"
        case .unknownType(let type): "the event type \(type.prefix(80)) is not known here"
        case .subjectMissing: "the event's subject is no key of a task and no number of an order or a case"
        case .dataUnreadable(let type): "the data of \(type.prefix(80)) has not the form that was agreed"
        case .questionUnreadable: "the body is no question for a paper: expected task and sha256 in JSON"
        }
    }
}

extension UtilityEvent {
    /// What every type begins with.
    static let typePrefix = "cn.lianban.task."

    /// Reads a body in the structured form.
    /// - Throws: ``EventRefusal``.
    public init(body: [UInt8]) throws {
        try self.init(CloudEvent(reading: body))
    }

    /// - Throws: ``EventRefusal``.
    public init(_ event: CloudEvent) throws {
        guard let key = event.subject.flatMap({ IdempotencyKey($0) }) else { throw EventRefusal.subjectMissing }
        guard let sequence = event.data["sequence"]?.integer, sequence > 0, let time = event.time else {
            throw EventRefusal.dataUnreadable(type: event.type)
        }
        self.init(
            id: event.id, taskKey: key, sequence: sequence, at: time,
            kind: try Kind(type: event.type, data: event.data))
    }
}

extension CloudEvent {
    /// - Throws: ``EventRefusal/notAnEvent``.
    init(reading body: [UInt8]) throws {
        guard let event = try? JSONDecoder().decode(CloudEvent.self, from: Data(body)) else {
            throw EventRefusal.notAnEvent
        }
        self = event
    }
}

extension UtilityEvent.Kind {
    fileprivate init(type: String, data: JSONValue) throws {
        guard type.hasPrefix(UtilityEvent.typePrefix) else { throw EventRefusal.unknownType(type) }
        let found: Self?
        switch type.dropFirst(UtilityEvent.typePrefix.count) {
        case "accepted": found = .accepted
        case "correction-needed":
            found = (try? data["items"]?.decode([UtilityEvent.CorrectionItem].self)).map { .correctionNeeded($0) }
        case "facts-found": found = (try? data["facts"]?.decode([String: String].self)).map { .factsFound($0) }
        case "stage-finished": found = data["stage"]?.string.map { .stageFinished($0) }
        case "result-sheet": found = (try? data["sheet"]?.decode(ResultSheet.self)).map { .resultSheet($0) }
        case "permission-requested": found = data["permission"]?.string.map { .permissionRequested($0) }
        case "refused": found = data["reason"]?.string.map { .refused(reason: $0) }
        case "completed": found = .completed
        default: throw EventRefusal.unknownType(type)
        }
        guard let found else { throw EventRefusal.dataUnreadable(type: type) }
        self = found
    }
}
