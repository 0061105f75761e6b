import HallCore
import HubService

/// What an applicant sees on a phone: how far the case is, what they have to do, and the evaluation when it is over.
struct TrackingPage {
    struct Way {
        var wayName: String
        var wayStatus: String
        var wayStyle: String
        var wayStage: String
        var wayHolder: String
        var wayNotes: [String]
        var wayDue: [String]
    }

    struct Choice {
        var score: Int
        var scoreTitle: String
        var isChosen: Bool
    }

    struct Asking {
        var evaluationAction: String
        var proof: String
        var choices: [Choice]
        var said: String
        var mistakes: [String]
    }

    var number: String
    var applicant: String
    var submitted: String
    var asOf: String
    var status: String
    var statusStyle: String
    var ways: [Way]
    var toDo: [String]
    var hasToDo: Bool
    var survey: [String]
    var wanted: [WantedView]
    var hasWanted: Bool
    var wantedAction: String
    var proof: String
    var limits: String
    /// What was sent just now.
    var sent: [String]
    var asking: [Asking]
    var evaluated: [String]
    var hall: String
    var phone: [String]

    /// - Parameters:
    ///   - proof: what the receipt's code says besides the number.
    ///   - posted: an evaluation that was not taken, with what is wrong.
    ///   - sent: how many files came just now.
    ///   - upload: an upload that was not taken.
    init(
        _ tracked: TrackedCase, proof: String, now: Timestamp, posted: (values: FormValues, mistake: String)? = nil,
        sent: Int = 0, upload: UploadMistake? = nil
    ) {
        let (file, record) = (tracked.work, tracked.record)
        let (pack, process) = (file.pack, file.process)
        number = record.number.text
        applicant = record.maskedApplicant(in: pack)
        submitted = record.submittedAt.chinese
        asOf = now.chinese
        status = file.standing.status.title
        statusStyle = file.standing.status.badge
        ways = process.lanes.map { Way($0, file) }
        let papers = file.engine.wantedPapers(of: process, at: now)
        wanted = papers.map { WantedView($0, in: pack, mistake: upload) }
        hasWanted = !wanted.isEmpty
        wantedAction = "/t/\(record.number.text)/papers"
        self.proof = proof
        limits =
            "照片（JPG、PNG）或 PDF，每个不超过 \(UploadCleaner.mostBytes / 1024 / 1024) MB，一次最多 \(UploadController.mostFiles) 个。"
        self.sent = sent > 0 ? ["收到 \(sent) 个文件，窗口会核对。没传成的可以再传，不会重复。"] : []
        toDo = file.engine.asks(of: process, version: 0, at: now).items.filter { item in
            !papers.contains { .material($0.material.id) == item.subject }
        }.map(\.text)
        hasToDo = !toDo.isEmpty
        survey = process.isOver ? [] : process.survey.hour.map { ["联合勘查：\($0.chinese)，请安排人在现场。"] } ?? []
        asking = process.isOver && process.evaluation == nil ? [Self.asking(record, proof, posted)] : []
        evaluated = process.evaluation.map { ["您的评价：\(Evaluation.title($0.score))。谢谢。"] } ?? []
        hall = pack.contact.hall
        phone = pack.contact.phone.map { [$0] } ?? []
    }

    private static func asking(
        _ record: CaseRecord, _ proof: String, _ posted: (values: FormValues, mistake: String)?
    ) -> Asking {
        Asking(
            evaluationAction: "/t/\(record.number.text)/evaluation", proof: proof,
            choices: (1...5).reversed().map {
                Choice(score: $0, scoreTitle: Evaluation.title($0), isChosen: posted?.values["score"] == String($0))
            }, said: posted?.values.typed("text") ?? "", mistakes: posted.map { [$0.mistake] } ?? [])
    }
}

extension TrackingPage.Way {
    init(_ lane: LaneProcess, _ file: CaseFile.Work) {
        let pack = file.pack
        let standing = file.standing.lanes.first { $0.utility == lane.utility }
        let tasks = file.standing.tasks.filter { $0.lane ?? lane.utility == lane.utility }
        let holders = tasks.map { $0.party.title(in: pack) }.reduce(into: [String]()) {
            if !$0.contains($1) { $0.append($1) }
        }
        wayName = pack.utility(lane.utility)?.matter ?? lane.utility
        wayStatus = standing?.status.title ?? ""
        wayStyle = standing?.status.badge ?? ""
        wayStage = lane.position.stage.flatMap { pack.stage($0)?.title } ?? ""
        wayHolder = lane.position.isOver ? "已结束" : holders.isEmpty ? "等其他项到齐" : "现由\(holders.joined(separator: "、"))办理"
        wayNotes = standing?.message.map { [$0] } ?? []
        let open = file.standing.limits.filter { $0.lane == lane.utility && !$0.isOver }
        wayDue = open.compactMap { limit in
            limit.reading.promised.map { "\(limit.deadline.title)：\($0.chinese) 前" }
        }
    }
}
