/// What can be done to a case from its page; the value of the button that was pressed.
enum OrderKind: String, Sendable, CaseIterable {
    case finish, supply
    case agree, object
    case request
    case answerPartially = "answer-partially"
    case note, drop
    case sendCorrections = "send-corrections"
    case mend, receive
    case acceptUpload = "accept-upload"
    case sendBackUpload = "send-back-upload"
    case offer, appoint, postpone
    case fill, refuse, pause, resume, extend
    case report, answer
    case handOver = "hand-over"
    case takeOver = "take-over"
    case askWithdrawal = "ask-withdrawal"
    case allowWithdrawal = "allow-withdrawal"
    case denyWithdrawal = "deny-withdrawal"
    case take, release, transfer
    /// One of the project managers has the case, or all of them.
    case nameManager = "name-manager"
    case freeManager = "free-manager"
    /// What utilities' systems refused, or what was stopped, is sent once more.
    case sendAgain = "send-again"
    case reprint
    /// The library of licences is asked, with the holder's consent.
    case askLicences = "ask-licences"
}
