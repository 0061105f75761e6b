import HallCore

/// How long is left, in words, and how urgent that is. The class only repeats the words in colour.
struct DueText: Hashable {
    var remaining: String
    /// `late`, `soon` or `calm`.
    var urgency: String

    /// - Parameter due: nil when no hour can be computed.
    init(due: Timestamp?, now: Timestamp) {
        guard let due else {
            (remaining, urgency) = ("无承诺时限", "calm")
            return
        }
        let minutes = (due - now) / 60_000
        if due < now {
            (remaining, urgency) = ("已超 " + Self.span(-minutes), "late")
        } else {
            let today = due.date == now.date
            (remaining, urgency) = ((today ? "今天，剩 " : "剩 ") + Self.span(minutes), today ? "soon" : "calm")
        }
    }

    private static func span(_ minutes: Int64) -> String {
        switch minutes {
        case ..<60: "\(minutes) 分钟"
        case ..<1440: "\(minutes / 60) 小时"
        default: "\(minutes / 1440) 天 \(minutes % 1440 / 60) 小时"
        }
    }
}
