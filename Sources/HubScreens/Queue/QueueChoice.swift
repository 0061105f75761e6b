import HallCore
import HubStore

/// Which part of the queue a person looks at, as the address says it.
struct QueueChoice: Hashable {
    /// One of the person's offices; all of them if nil.
    var office: Party?
    var urgency: CaseTask.Urgency?
    /// A kind of work, as ``HallCore/CaseTask/Work/kind``.
    var kind: String?
    /// A hall of the pack, by id; all of them if nil.
    var hall: String?
    /// The division looked at, where the person's posts cover several.
    var division: String?
    var after: TaskCursor?

    /// Tasks on one page.
    static let pageSize = 50

    init(office: Party? = nil, urgency: CaseTask.Urgency? = nil, kind: String? = nil, after: TaskCursor? = nil) {
        (self.office, self.urgency, self.kind, self.after) = (office, urgency, kind, after)
    }

    /// Reads the address's query; what is not understood, or is not the person's, is left out.
    init(_ values: FormValues, offices: [Party], in own: String) {
        office = values["office"].flatMap { Party($0) }.flatMap { offices.contains($0) ? $0 : nil }
        urgency = values["urgency"].flatMap { word in CaseTask.Urgency.allCases.first { $0.style == word } }
        kind = values["kind"].flatMap { QueueKind.all.map(\.kind).contains($0) ? $0 : nil }
        hall = values["hall"]
        division = values["division"] == own ? own : nil
        after = values["after"].flatMap { TaskCursor($0) }
    }

    /// The address of this part of the queue.
    func address(_ path: String = "/") -> String {
        let parts = [
            office.map { "office=\($0.description)" }, urgency.map { "urgency=\($0.style)" }, kind.map { "kind=\($0)" },
            hall.map { "hall=\(TrackingAsk.escaped($0))" }, division.map { "division=\(TrackingAsk.escaped($0))" },
            after.map { "after=\($0.text)" },
        ].compactMap(\.self)
        return parts.isEmpty ? path : path + "?" + parts.joined(separator: "&")
    }

    func with(_ change: (inout QueueChoice) -> Void) -> QueueChoice {
        var choice = self
        choice.after = nil
        change(&choice)
        return choice
    }

    /// What the store is asked for.
    func query(division: String, offices: [Party]) -> TaskQuery {
        TaskQuery(
            division: division, parties: office.map { [$0] } ?? offices, kinds: kind.map { [$0] } ?? [],
            urgencies: urgency.map { [$0] } ?? [], hall: hall, after: after, limit: Self.pageSize)
    }
}

/// Kinds of work to filter by, in the order people look for them.
struct QueueKind {
    var kind: String
    var words: String

    static let all = [
        QueueKind(kind: "finish", words: "办环节"), QueueKind(kind: "supply", words: "查明情况"),
        QueueKind(kind: "opinion", words: "出具意见"), QueueKind(kind: "send-corrections", words: "发补正清单"),
        QueueKind(kind: "collect", words: "收容缺材料"), QueueKind(kind: "answer", words: "答复问题"),
        QueueKind(kind: "offer-hours", words: "报勘查时间"), QueueKind(kind: "appoint", words: "约勘查"),
        QueueKind(kind: "decide-withdrawal", words: "确认撤件"), QueueKind(kind: "take-over", words: "签收材料"),
    ]
}
