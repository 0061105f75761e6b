import HallCore
import KioskStore

extension Lane {
    /// Where the lane stands.
    var summary: JSONValue { .object(head) }

    /// With promises and history.
    func document(_ disclosure: Disclosure) -> JSONValue {
        var members = head
        members["promises"] = .array(promises.map(\.document))
        members["changes"] = .array(changes.map { $0.document(disclosure) })
        return .object(members)
    }

    func lines(_ disclosure: Disclosure) -> [String] {
        ["  \(utility): \(status.rawValue), stage \(stage), version \(version)"]
            + promises.map { "    \($0.title): \($0.due?.chinese ?? $0.unstatedText ?? "no limit stated")" }
            + changes.map { change in
                let message = change.message.map { ": " + disclosure.shown(message: $0) } ?? ""
                return "    \(change.version) \(change.at.rfc3339) \(change.status.rawValue) by \(change.by)\(message)"
            }
    }

    private var head: [String: JSONValue] {
        [
            "utility": .string(utility), "status": .string(status.rawValue), "stage": .string(stage),
            "version": JSONValue(version),
        ]
    }
}

extension Promise {
    fileprivate var document: JSONValue {
        .object([
            "id": .string(id), "title": .string(title), "due": JSONValue(due?.due.rfc3339),
            "provisional": .bool(due?.provisional ?? false), "unstated": JSONValue(unstatedText),
        ])
    }
}

extension LaneChange {
    fileprivate func document(_ disclosure: Disclosure) -> JSONValue {
        .object([
            "version": JSONValue(version), "status": .string(status.rawValue), "stage": .string(stage),
            "at": .string(at.rfc3339), "by": .string(by),
            "message": JSONValue(message.map { disclosure.shown(message: $0) }),
        ])
    }
}

extension Receipt {
    var document: JSONValue {
        .object([
            "copy": JSONValue(copy), "state": .string(word.state), "reason": JSONValue(word.reason),
            "changedAt": .string(changedAt.rfc3339),
        ])
    }

    var text: String {
        "copy \(copy) \(word.state)" + (word.reason.map { " (\($0))" } ?? "") + ", \(changedAt.rfc3339)"
    }

    private var word: (state: String, reason: String?) {
        switch state {
        case .prepared: ("prepared", nil)
        case .sending: ("sending", nil)
        case .printed: ("printed", nil)
        case .notPrinted(let reason): ("notPrinted", reason)
        case .unknown(let reason): ("unknown", reason)
        }
    }
}
