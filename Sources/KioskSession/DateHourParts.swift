public import HallCore

/// A day and an hour that are picked one after the other and stored as one answer, `2026-11-23T09`.
public struct DateHourParts: Equatable, Sendable {
    public var day: String
    public var hour: String

    public init(_ text: String) {
        let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        day = parts.first ?? ""
        hour = parts.count > 1 ? parts[1] : ""
    }

    public var text: String { day.isEmpty && hour.isEmpty ? "" : "\(day)T\(hour)" }

    /// Name of the input that holds a field's day.
    public static func dayName(_ field: String) -> String { field + "~day" }
    /// Name of the input that holds a field's hour.
    public static func hourName(_ field: String) -> String { field + "~hour" }

    /// Puts the two halves of every appointment together; a half that was not sent stays as it is stored.
    public static func joined(_ typed: [String: String], stored: [String: Answer]) -> [String: String] {
        var joined: [String: String] = [:]
        for (name, value) in typed {
            let parts = name.split(separator: "~", maxSplits: 1).map(String.init)
            guard parts.count == 2 else {
                joined[name] = value
                continue
            }
            guard ["day", "hour"].contains(parts[1]) else {
                joined[name] = value
                continue
            }
            var whole = DateHourParts(joined[parts[0]] ?? stored[parts[0]]?.value ?? "")
            if parts[1] == "day" { whole.day = value } else { whole.hour = value }
            joined[parts[0]] = typed[dayName(parts[0])] == "" ? "" : whole.text
        }
        return joined
    }
}
