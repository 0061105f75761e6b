import HallCore

/// One utility's lane in words: where it stands, by when, what the applicant must do, whom to ask, how it came there.
struct LaneView {
    var name: String
    var status: String
    /// Class of the badge: `good`, `warn`, `bad` or nothing.
    var tone: String
    /// What is promised next and by when.
    var promise: String?
    /// How long that is.
    var left: String?
    var message: String?
    var phone: String?
    /// The stages reached, oldest first, each with its date.
    var reached: [String]

    init(_ lane: Lane, pack: PolicyPack, now: Timestamp) {
        let next = NextPromise(of: lane, pack: pack)
        name = pack.utility(lane.utility)?.name ?? lane.utility
        status = Self.status(lane.status, lane.stage, pack)
        tone = Self.tone(lane, isLate: next?.isLate(at: now) ?? false)
        promise = next?.text
        left = next?.left(at: now)
        message = lane.status == .correcting || lane.status == .refused ? lane.changes.last?.message : nil
        phone = pack.utility(lane.utility)?.phone
        reached = lane.changes.map { "\($0.at.chineseShort) \(Self.status($0.status, $0.stage, pack))" }
        if reached.isEmpty { reached = [say("lane.waiting")] }
    }

    private static func status(_ status: LaneStatus, _ stage: String, _ pack: PolicyPack) -> String {
        guard status == .working, let stage = pack.stage(stage) else { return status.title }
        return stage.title
    }

    private static func tone(_ lane: Lane, isLate: Bool) -> String {
        switch lane.status {
        case .completed: "good"
        case .correcting: "warn"
        case .refused, .withdrawn: "bad"
        case .submitted, .accepted, .working: isLate ? "warn" : ""
        }
    }
}

/// The promise that a lane has still to keep: the first with an hour among those whose stage is not over.
///
/// A stage of work is over when the lane has left it; one that only says how things stand, 受理, when the lane has come to
/// it.
struct NextPromise {
    private let promise: Promise

    /// Nil when the lane has ended or the stages of all its promises are over.
    init?(of lane: Lane, pack: PolicyPack) {
        guard !lane.status.isTerminal else { return nil }
        let place = pack.stages.firstIndex { $0.id == lane.stage } ?? 0
        let open = lane.promises.filter { promise in
            guard let deadline = pack.deadlines.first(where: { $0.id == promise.id }),
                let end = pack.stages.firstIndex(where: { $0.id == deadline.stage })
            else { return true }
            return end > place || (end == place && lane.status == .working)
        }
        guard let next = open.first(where: { $0.due != nil }) ?? open.first else { return nil }
        promise = next
    }

    /// A provisional hour is not held against anybody.
    func isLate(at now: Timestamp) -> Bool {
        promise.due.map { $0.due < now && !$0.provisional } ?? false
    }

    var text: String { PromiseText.text(promise) }

    /// Nil where no hour is promised.
    func left(at now: Timestamp) -> String? {
        guard let due = promise.due else { return nil }
        if isLate(at: now) { return say("lane.late") }
        let days = (Timestamp(due.due.date, minuteOfDay: 0) - Timestamp(now.date, minuteOfDay: 0)) / 86_400_000
        return days > 0 ? say("lane.left", ["days": days]) : say("lane.today")
    }
}

/// A promise in words.
enum PromiseText {
    static func text(_ promise: Promise) -> String {
        promise.due.map { say("promise.by", ["time": $0.chinese, "what": promise.title]) }
            ?? say("promise.unstated", ["what": promise.title, "text": promise.unstatedText ?? say("promise.none")])
    }
}

/// Companies that promise the same, said once: on one form most of them do.
struct PromiseGroup {
    struct Company {
        var name: String
        var company: String
    }

    var companies: [Company]
    /// All promises; the paper has them.
    var lines: [String]
    /// Those with an hour, the soonest first, then those whose time begins with something that is still to come.
    var shown: [String]
    /// How many steps the documents give no time for.
    var remark: String?

    private init(_ company: Company, of lane: Lane, _ lines: [String]) {
        let stated = lane.promises.filter { $0.kind != .unstated }
        let dated = stated.compactMap { promise in promise.due.map { (promise, $0.due) } }.sorted { $0.1 < $1.1 }
        companies = [company]
        self.lines = lines
        shown = (dated.map(\.0) + stated.filter { $0.due == nil }).map(PromiseText.text)
        let unstated = lane.promises.count - stated.count
        remark =
            unstated == 0
            ? nil : shown.isEmpty ? say("promise.unlimited.all") : say("promise.unlimited", ["count": unstated])
    }

    static func groups(of lanes: [Lane], pack: PolicyPack) -> [PromiseGroup] {
        lanes.reduce(into: []) { groups, lane in
            let utility = pack.utility(lane.utility)
            let company = Company(name: utility?.name ?? lane.utility, company: utility?.company ?? "")
            let lines = lane.promises.map(PromiseText.text)
            if let index = groups.firstIndex(where: { $0.lines == lines }) {
                groups[index].companies.append(company)
            } else {
                groups.append(PromiseGroup(company, of: lane, lines))
            }
        }
    }
}

/// Where to ask: the phones the pack knows, or its sentence for none.
struct Phones {
    private let pack: PolicyPack

    init(_ pack: PolicyPack) {
        self.pack = pack
    }

    /// The hall's.
    var general: String {
        pack.contact.phone.map { say("phone.general", ["phone": $0]) } ?? pack.notices.noPhone
    }

    /// The hall's and those of the case's companies.
    func lines(for record: CaseRecord) -> [String] {
        let own = record.lanes.compactMap { lane in
            pack.utility(lane.utility).flatMap { utility in utility.phone.map { "\(utility.name) \($0)" } }
        }
        return own.isEmpty || pack.contact.phone != nil ? [general] + own : own
    }
}
