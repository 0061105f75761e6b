import Foundation
import HallCore
import KioskStore

/// The outbox as a maintainer sees it: no content of any event.
struct QueueView: Sendable {
    struct Event: Sendable {
        var sequence: Int64
        var type: String?
        var caseID: String?
        var time: String?
        var bytes: Int
    }

    var status: QueueStatus
    var acknowledged: Int64
    var events: [Event]
    /// Counts by reason.
    var setAside: [String: Int]

    var document: JSONValue {
        .object([
            "unsent": JSONValue(status.unsent), "oldest": JSONValue(status.oldest?.rfc3339),
            "acknowledged": .integer(acknowledged), "events": .array(events.map(\.document)),
            "setAside": .object(setAside.mapValues { JSONValue($0) }),
        ])
    }

    var text: String {
        let since = status.oldest.map { ", the oldest since \($0.rfc3339)" } ?? ""
        var lines = ["\(status.unsent) unsent\(since); acknowledged up to \(acknowledged)"]
        if !events.isEmpty { lines.append(TextTable.columns(events.map(\.row))) }
        lines += setAside.sorted { $0.key < $1.key }.map { "set aside from the feed: \($0.value) (\($0.key))" }
        return lines.joined(separator: "\n")
    }
}

extension QueueView.Event {
    init(_ row: OutboxRow) {
        let envelope = try? JSONValue(parsing: Array(row.envelope))
        self.init(
            sequence: row.seq, type: envelope?["type"]?.string, caseID: envelope?["subject"]?.string,
            time: envelope?["time"]?.string, bytes: row.envelope.count)
    }

    var document: JSONValue {
        .object([
            "seq": .integer(sequence), "type": JSONValue(type), "case": JSONValue(caseID), "time": JSONValue(time),
            "bytes": JSONValue(bytes),
        ])
    }

    var row: [String] { [String(sequence), time ?? "?", type ?? "unreadable", caseID ?? "?", "\(bytes) bytes"] }
}
