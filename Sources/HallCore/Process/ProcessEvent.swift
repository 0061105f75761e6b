/// Something that happened to a case.
public enum ProcessEvent: Codable, Sendable, Hashable {
    /// A stage was finished; for stages done together the lane is nil.
    case finish(stage: String, lane: UtilityID?)
    /// Something was found out, by fact id; of one lane, or of the case. What is found out together counts together: lanes
    /// that waited go on only when all of it is known.
    case learn(facts: [String: String], lane: UtilityID?)

    /// A utility asks for a permission that does not start by itself, or anew for one that was refused, and says what is
    /// different now.
    case request(permission: String, lane: UtilityID, changed: String? = nil)
    /// A department, or ``Permission/undivided``, gives its opinion; without a lane, on all lanes that asked for it.
    case opinion(permission: String, lane: UtilityID?, department: String, Permission.Verdict, remark: String? = nil)

    case pause(lane: UtilityID, reason: String)
    case resume(lane: UtilityID)
    case extend(lane: UtilityID, deadline: String, ClockExtension)

    /// The collected answer goes out with what is there.
    case answerPartially(stage: String)
    case report(problem: String, lane: UtilityID?, text: String? = nil)
    case answer(problem: String, ReportedProblem.Answer, text: String? = nil)

    /// Something the applicant has to mend is put on the list.
    case note(CorrectionItem)
    /// It is taken off the list before that went out.
    case drop(correction: String)
    /// The list goes out, once, for all utilities.
    case sendCorrections
    /// The applicant has mended everything; answers that changed.
    case mend(answers: [String: Answer])
    /// The applicant has mended some of it, by item, and brought papers that could wait; answers that changed.
    case supply(items: [String], answers: [String: Answer], papers: [String])
    /// A paper was handed in, or shown.
    case receive(material: String)
    /// Pages of a paper came from the applicant's phone; they count as handed in until the window says otherwise.
    case upload([UploadedPage])
    /// The window has looked at the pages of a paper that came by phone; sent back when there is a reason.
    case checkUpload(material: String, sentBack: String?)
    /// The holder agreed at the window to have licences of theirs looked up.
    case agreeToLicences(LicenceAgreement)
    /// The library of licences gave one; it counts as the paper it stands for.
    case obtain(LicenceReceipt)
    /// A paper of the case was printed again at a window.
    case reprint(paper: String, copy: Int)

    /// A utility can come at these hours.
    case offer(lane: UtilityID, hours: [LocalHour])
    /// All come at this hour.
    case appoint(hour: LocalHour)
    /// The applicant cannot keep the hour; the limits stand still until there is another.
    case postpone

    /// A sheet of the pack was filled, such as the result sheet of one utility.
    case fill(FilledSheet)
    case refuse(lane: UtilityID, reason: String)
    /// The applicant wants to withdraw; without a lane, everything.
    case askWithdrawal(lane: UtilityID?)
    case decideWithdrawal(agreed: Bool)
    case withdraw(lane: UtilityID)

    /// Papers are given from one office to another.
    case handOver(id: String, papers: [String], to: Party)
    /// The other office has them.
    case takeOver(id: String)
    /// A person of an office takes the case on.
    case assign(party: Party, workNumber: String?)
    /// Another hall goes on with it.
    case transfer(hall: String)
    case evaluate(Evaluation)
}
