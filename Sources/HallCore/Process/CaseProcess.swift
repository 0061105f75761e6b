/// A case on its way through a pack's stages: a value, changed only by ``CaseEngine``.
public struct CaseProcess: Codable, Sendable, Hashable {
    /// As submitted, with what was mended since.
    public internal(set) var form: ApplicationForm
    public let submittedAt: Timestamp
    /// In the pack's order.
    public internal(set) var lanes: [LaneProcess]
    /// What was found out since, by fact id; `water:works.length` is known of one lane only.
    public internal(set) var known: [String: String]
    /// Stages done together whose collected answer has gone out before all lanes were there.
    public internal(set) var openedEarly: Set<String> = []
    public internal(set) var problems: [ReportedProblem] = []
    /// Lists of what the applicant has to mend, oldest first; the last may not be out yet.
    public internal(set) var corrections: [CorrectionRound] = []
    /// Papers that were handed in since submission, by material.
    public internal(set) var received: [String: Receiving] = [:]
    /// Pages that came from the applicant's phone, oldest first; absent in cases from before there were any.
    var uploaded: [UploadedPage]?
    /// What the holder agreed to have looked up, oldest first; absent likewise.
    var agreements: [LicenceAgreement]?
    /// What the library of licences gave, oldest first; absent likewise.
    var obtained: [LicenceReceipt]?
    /// The number of the last copy that a window printed, by paper; absent likewise.
    var reprints: [String: Int]?
    public internal(set) var survey = SurveyPlan()
    public internal(set) var sheets: [FilledSheet] = []
    public internal(set) var withdrawal: WithdrawalRequest?
    public internal(set) var handOvers: [HandOver] = []
    /// Work numbers by office.
    public internal(set) var assignees: [Party: String] = [:]
    /// The hall that goes on with it, if another one than the terminal's.
    public internal(set) var hall: String?
    public internal(set) var evaluation: Evaluation?

    init(form: ApplicationForm, submittedAt: Timestamp, lanes: [LaneProcess]) {
        self.form = form
        self.submittedAt = submittedAt
        self.lanes = lanes
        known = [:]
    }

    /// The lane of a utility.
    public func lane(_ utility: UtilityID) -> LaneProcess? {
        lanes.first { $0.utility == utility }
    }

    /// Whether nothing follows in any lane.
    public var isOver: Bool { lanes.allSatisfy(\.position.isOver) }

    /// The list that is out and not mended.
    public var openCorrection: CorrectionRound? {
        corrections.last.flatMap { $0.sentAt != nil && $0.mendedAt == nil ? $0 : nil }
    }

    /// What is on the list that has not gone out.
    public var notedCorrections: [CorrectionItem] {
        corrections.last.flatMap { $0.sentAt == nil ? $0.items : nil } ?? []
    }

    /// Pages that came from the applicant's phone, oldest first.
    public var uploads: [UploadedPage] { uploaded ?? [] }

    /// What the library of licences gave, oldest first.
    public var licences: [LicenceReceipt] { obtained ?? [] }

    /// The holder's last word that lets these kinds be looked up now.
    public func agreement(on kinds: [String], at now: Timestamp) -> LicenceAgreement? {
        agreements?.last { agreement in now < agreement.until && kinds.allSatisfy(agreement.kinds.contains) }
    }

    /// The holder's last word that holds now, whatever it is about.
    public func agreement(at now: Timestamp) -> LicenceAgreement? { agreement(on: [], at: now) }

    /// The number of the last copy of a paper: 1 until a window has printed it again.
    public func copies(of paper: String) -> Int { reprints?[paper] ?? 1 }

    /// Whether a paper is there: shown at the terminal, or handed in since.
    public func has(_ material: Material) -> Bool {
        received[material.id] != nil || form.answer(on: material) == .have
    }
}
