import HallCore

/// One utility's lane in words: where it stands, by when, what the applicant must do.
struct LaneView {
    var name: String
    var status: String
    /// Class of the badge: `good`, `warn`, `bad` or nothing.
    var tone: String
    var promise: String
    var message: String?
    var changed: String

    init(_ lane: Lane, pack: PolicyPack, now: Timestamp) {
        name = pack.utility(lane.utility)?.name ?? lane.utility
        status = Self.status(lane, pack)
        tone = Self.tone(lane, now: now)
        promise = Self.promise(lane)
        message = lane.status == .correcting || lane.status == .refused ? lane.changes.last?.message : nil
        changed = lane.changes.last.map { "更新于 \($0.at.chineseShort)" } ?? "等待企业受理"
    }

    private static func status(_ lane: Lane, _ pack: PolicyPack) -> String {
        guard lane.status == .working, let stage = pack.stage(lane.stage) else { return lane.status.title }
        return stage.title
    }

    private static func tone(_ lane: Lane, now: Timestamp) -> String {
        switch lane.status {
        case .completed: "good"
        case .correcting: "warn"
        case .refused, .withdrawn: "bad"
        case .submitted, .accepted, .working: isLate(lane, now: now) ? "warn" : ""
        }
    }

    private static func isLate(_ lane: Lane, now: Timestamp) -> Bool {
        lane.promises.contains { $0.due.map { $0.due < now && !$0.provisional } ?? false }
    }

    /// The last hour promised for this lane: the connection.
    private static func promise(_ lane: Lane) -> String {
        guard let promise = lane.promises.last(where: { $0.due != nil }) ?? lane.promises.last else { return "" }
        guard let due = promise.due else { return "\(promise.title)：\(promise.unstatedText ?? "")" }
        return "\(due.chinese) 前\(promise.title)"
    }
}
