import HallCore

/// A report or callback on its way to the hub.
struct Delivery: Codable, Sendable {
    /// The `webhook-id`.
    var id: String
    /// The sender's name.
    var system: String
    /// At the hub.
    var path: String
    var body: String
    /// How often it was sent.
    var sent = 0
    /// What the hub answered last; nil when it gave no answer.
    var status: Int?
    /// The headers of the last time, for a replay.
    var headers: [String: String] = [:]

    /// Whether the hub has it.
    var isDelivered: Bool { status.map { (200..<300).contains($0) } ?? false }

    var json: JSONValue {
        .object([
            "id": .string(id), "system": .string(system), "path": .string(path), "sent": .integer(Int64(sent)),
            "status": status.map { .integer(Int64($0)) } ?? .null,
        ])
    }
}
