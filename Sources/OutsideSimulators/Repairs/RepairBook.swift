import HallCore

/// One repair as it was asked for.
struct BookedRepair: Codable, Sendable {
    var id: String
    var serviceCode: String
    var address: String
    var description: String
    var clientReference: String?
    var status = "open"
    var notes: String?
    var requestedAt: Timestamp
    var updatedAt: Timestamp
    var received = 1

    var json: JSONValue {
        .object([
            "service_request_id": .string(id), "status": .string(status), "status_notes": Self.text(notes),
            "service_code": .string(serviceCode), "description": .string(description), "address": .string(address),
            "requested_datetime": .string(requestedAt.rfc3339), "updated_datetime": .string(updatedAt.rfc3339),
            "expected_datetime": .null, "client_reference": Self.text(clientReference),
        ])
    }

    private static func text(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}

/// What happened to a repair.
struct RepairUpdate: Codable, Sendable {
    var id: Int
    var repair: String
    var status: String
    var text: String
    var at: Timestamp

    var json: JSONValue {
        .object([
            "update_id": .string(String(id)), "service_request_id": .string(repair), "status": .string(status),
            "description": .string(text), "updated_datetime": .string(at.rfc3339),
        ])
    }
}

/// The repairs of one server.
struct RepairBook: Codable, Sendable {
    private(set) var repairs: [BookedRepair] = []
    private(set) var updates: [RepairUpdate] = []

    /// Books a repair; one with a client reference that is known is the same one again.
    mutating func book(_ repair: BookedRepair) -> BookedRepair {
        if let reference = repair.clientReference,
            let index = repairs.firstIndex(where: { $0.clientReference == reference })
        {
            repairs[index].received += 1
            return repairs[index]
        }
        var repair = repair
        repair.id = String(100_000 + repairs.count + 1)
        repairs.append(repair)
        return repair
    }

    /// Somebody works on a repair. False when there is none of that id.
    mutating func update(_ id: String, status: String, text: String, at now: Timestamp) -> Bool {
        guard let index = repairs.firstIndex(where: { $0.id == id }) else { return false }
        repairs[index].status = status
        repairs[index].notes = text
        repairs[index].updatedAt = now
        updates.append(RepairUpdate(id: updates.count + 1, repair: id, status: status, text: text, at: now))
        return true
    }
}
