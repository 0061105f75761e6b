import HallCore
import HubService

/// Which lanes the inbox lists.
enum InboxTab: String, CaseIterable {
    case open
    case submitted
    case working
    case correcting
    case ended

    var label: String {
        switch self {
        case .open: "全部在办"
        case .submitted: "待受理"
        case .working: "办理中"
        case .correcting: "待补正"
        case .ended: "已结束"
        }
    }

    var states: [LaneStatus] {
        switch self {
        case .open: [.submitted, .accepted, .correcting, .working]
        case .submitted: [.submitted]
        case .working: [.accepted, .working]
        case .correcting: [.correcting]
        case .ended: [.completed, .refused, .withdrawn]
        }
    }
}

struct InboxView {
    struct Tab {
        var label: String
        var href: String
        var count: Int
        var current: Bool
    }

    struct Row {
        var remaining: String
        var urgency: String
        var dueAt: String
        var number: String
        var href: String
        var applicant: String
        var utility: String
        var matter: String
        var status: String
        var statusClass: String
        var stage: String
        var holder: String
        var company: String
        var submittedAt: String
        var kiosk: String
    }

    struct Trouble {
        var kiosk: String
        var sequence: String
        var receivedAt: String
        var reason: String
    }

    var head: HeadView
    var asOf: String
    var tabs: [Tab]
    var rows: [Row]
    var hasRows: Bool
    var troubles: [Trouble]
    var hasTroubles: Bool
}

extension InboxView.Row {
    init(_ entry: InboxLane, pack: PolicyPack?, now: Timestamp) {
        let (record, lane) = (entry.record, entry.lane)
        let due = DueText(due: lane.status.isTerminal ? nil : entry.dueAt, now: now)
        let utility = pack?.utility(lane.utility)
        self.init(
            remaining: lane.status.isTerminal ? "—" : due.remaining, urgency: due.urgency,
            dueAt: lane.status.isTerminal ? "" : entry.dueAt?.chineseShort ?? "", number: record.number.text,
            href: "/cases/\(record.id.text)#lane-\(lane.utility)", applicant: record.maskedApplicant(in: pack),
            utility: utility?.name ?? lane.utility, matter: utility?.matter ?? "", status: lane.status.title,
            statusClass: lane.status.badge, stage: pack?.stage(lane.stage)?.title ?? lane.stage,
            holder: lane.holder(in: pack), company: utility?.company ?? "",
            submittedAt: record.submittedAt.chineseShort, kiosk: record.kiosk)
    }
}

extension InboxView.Trouble {
    init(_ event: StoredTrouble) {
        self.init(
            kiosk: event.kiosk, sequence: String(event.sequence), receivedAt: event.receivedAt.chineseShort,
            reason: event.reason)
    }
}
