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
    var asking: [Asking]
    var evaluated: [String]
    var hall: String
    var phone: [String]

    /// - Parameters:
    ///   - proof: what the receipt's code says besides the number.
    ///   - posted: an evaluation that was not taken, with what is wrong.
    init(_ tracked: TrackedCase, proof: String, now: Timestamp, posted: (values: FormValues, mistake: String)? = nil) {
        let (file, record) = (tracked.work, tracked.record)
        let (pack, process) = (file.pack, file.process)
        number = record.number.text
        applicant = record.maskedApplicant(in: pack)
        submitted = record.submittedAt.chinese
        asOf = now.chinese
        status = file.standing.status.title
        statusStyle = file.standing.status.badge
        ways = process.lanes.map { Way($0, file) }
        let corrections = (process.openCorrection?.list ?? []).map(\.text)
        let papers = file.engine.openMaterials(of: process, at: now).filter { $0.required && $0.deferrable != nil }
            .map { "“\($0.title)”请在“\($0.deferrable.flatMap { pack.stage($0.until)?.title } ?? "办结")”前补交" }
        toDo = process.isOver ? [] : corrections + papers
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
