import HallCore

extension OutsideWorld {
    /// A utility reports something of a task: the event is numbered, kept and made ready for the hub.
    /// - Returns: The delivery's id; nil when there is no such task.
    func report(
        _ kind: String, _ data: [String: JSONValue], of key: String, by utility: String, automatic: Bool = false
    ) -> String? {
        let (now, system) = (now, OutsideSystem.utility(utility))
        return change { state in
            guard let task = state.utilities[utility]?.task(key), let path = system.hubPath else { return nil }
            let sequence = Int64(task.events.count + 1)
            let id = "\(task.reference)-\(sequence)"
            let numbers = ["sequence": JSONValue.integer(sequence), "reference": .string(task.reference)]
            let event = Self.event(
                id: id, source: "urn:hubsim:\(utility)", type: "cn.lianban.task.\(kind)", subject: key, at: now,
                data: data.merging(numbers) { $1 })
            state.utilities[utility]?.note(event, kind: kind, of: key, automatic: automatic, at: now)
            state.deliveries.append(Self.delivery(id, system, path, event))
            return id
        }
    }

    /// A CloudEvents 1.0 event in the structured form.
    static func event(
        id: String, source: String, type: String, subject: String, at time: Timestamp, data: [String: JSONValue]
    ) -> JSONValue {
        .object([
            "specversion": .string("1.0"), "id": .string(id), "source": .string(source), "type": .string(type),
            "subject": .string(subject), "time": .string(time.rfc3339), "datacontenttype": .string("application/json"),
            "data": .object(data),
        ])
    }

    static func delivery(_ id: String, _ system: OutsideSystem, _ path: String, _ event: JSONValue) -> Delivery {
        Delivery(
            id: id, system: system.name, path: path, body: String(decoding: event.canonicalBytes(), as: UTF8.self))
    }
}
