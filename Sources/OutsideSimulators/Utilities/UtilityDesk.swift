import Crypto
import Foundation
import HallCore

/// One message as a utility received it.
struct DeskMessage: Codable, Sendable {
    var key: String
    var kind: String
    var digest: String
    var content: JSONValue
    /// How often it came.
    var received = 1
}

/// One task at a utility.
struct DeskTask: Codable, Sendable {
    var key: String
    var reference: String
    var receivedAt: Timestamp
    /// The first opens the task.
    var messages: [DeskMessage]
    /// `received`, or the last thing that was reported, or `withdrawn`.
    var state = "received"
    /// CloudEvents that were reported, in order.
    var events: [JSONValue] = []
    /// Steps that were done without being told.
    var automaticSteps = 0
    var workedAt: Timestamp
    /// What came of fetching the papers that were named, by digest; absent in states from before there were any.
    var papers: [String: FetchedPaper]?

    /// The task as the hub described it.
    var content: JSONValue { messages.first?.content["task"] ?? .null }

    /// Whether something can still be reported.
    var isOpen: Bool { !["withdrawn", "refused", "completed"].contains(state) }
}

/// A utility's desk: what has come in, and what is said of it.
struct UtilityDesk: Codable, Sendable {
    private(set) var tasks: [DeskTask] = []

    /// Why a message is not taken.
    enum Refusal: Error {
        case keyMissing, keyReused, unreadable, unknownTask
    }

    func task(_ key: String) -> DeskTask? { tasks.first { $0.key == key } }

    /// Takes a task, once for each key.
    mutating func open(
        key: String?, body: [UInt8], prefix: String, at now: Timestamp
    ) throws(Refusal) -> (task: DeskTask, isNew: Bool) {
        let message = try Self.message(key: key, kind: "open", body: body)
        guard message.content["task"]?["caseNumber"]?.string != nil else { throw .unreadable }
        if let index = tasks.firstIndex(where: { $0.key == message.key }) {
            try Self.count(message, in: &tasks[index].messages)
            return (tasks[index], false)
        }
        let number = String(tasks.count + 1)
        let reference = prefix + String(repeating: "0", count: max(0, 6 - number.count)) + number
        let task = DeskTask(
            key: message.key, reference: reference, receivedAt: now, messages: [message], workedAt: now)
        tasks.append(task)
        return (task, true)
    }

    /// Takes something more for a task, once for each key.
    mutating func add(
        to task: String, kind: String, key: String?, body: [UInt8]
    ) throws(Refusal) -> DeskTask {
        let message = try Self.message(key: key, kind: kind, body: body)
        guard let index = tasks.firstIndex(where: { $0.key == task }) else { throw .unknownTask }
        if tasks[index].messages.contains(where: { $0.key == message.key }) {
            try Self.count(message, in: &tasks[index].messages)
        } else {
            tasks[index].messages.append(message)
            if kind == "withdrawal" { tasks[index].state = "withdrawn" }
        }
        return tasks[index]
    }

    /// Writes down that something was reported of a task.
    mutating func note(_ event: JSONValue, kind: String, of key: String, automatic: Bool, at now: Timestamp) {
        guard let index = tasks.firstIndex(where: { $0.key == key }) else { return }
        tasks[index].events.append(event)
        tasks[index].state = kind
        tasks[index].workedAt = now
        if automatic { tasks[index].automaticSteps += 1 }
    }

    /// Writes down what came of fetching a paper.
    mutating func note(_ paper: FetchedPaper, of digest: String, task key: String) {
        guard let index = tasks.firstIndex(where: { $0.key == key }) else { return }
        tasks[index].papers = (tasks[index].papers ?? [:]).merging([digest: paper]) { $1 }
    }

    private static func message(key: String?, kind: String, body: [UInt8]) throws(Refusal) -> DeskMessage {
        guard let key else { throw .keyMissing }
        guard let content = try? JSONValue(parsing: body), content["key"]?.string == key else { throw .unreadable }
        return DeskMessage(
            key: key, kind: kind, digest: Hexadecimal.text(SHA256.hash(data: body)), content: content)
    }

    private static func count(_ message: DeskMessage, in messages: inout [DeskMessage]) throws(Refusal) {
        guard let index = messages.firstIndex(where: { $0.key == message.key }) else { return }
        guard messages[index].digest == message.digest else { throw .keyReused }
        messages[index].received += 1
    }
}
