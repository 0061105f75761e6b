public import HallCore
import HubAdapters

/// What a window wants looked up in the library of licences.
public struct LicenceQuestion: Sendable {
    public var caseID: UUIDv7
    /// The version that was seen.
    public var version: Int
    /// Ids of ``LicenceChoice``.
    public var choices: [String]
    /// How the holder agrees now; nil when they agreed before.
    public var manner: LicenceAgreement.Manner?

    /// Gathers its parts.
    public init(caseID: UUIDv7, version: Int, choices: [String], manner: LicenceAgreement.Manner?) {
        self.caseID = caseID
        self.version = version
        self.choices = choices
        self.manner = manner
    }
}

/// What became of the question. Where the holder agreed just now, that is journaled whatever came after.
public enum LicenceOutcome: Sendable, Hashable {
    /// The library answered; what it gave is with the case, which has this version now. The others by title.
    case answered(version: Int, found: [String], absent: [String], over: [String])
    /// The case as it stands does not let it be asked, or not be kept.
    case notDone(OrderOutcome)
    /// The settings name none.
    case noLibrary
    /// The application has no number to look up by.
    case noHolder
    /// The library does not accept the consent.
    case consentRefused
    /// The library read the question and says no; its words.
    case refused(String)
    case unavailable(LicenceTrouble)
}

/// Why the library did not answer. It may be asked again.
public enum LicenceTrouble: Sendable, Hashable, CaseIterable {
    case down, slow, unreadable, notAllowed
}

extension LicenceTrouble {
    init(_ failure: LineFailure) {
        switch failure {
        case .notReached, .fault: self = .down
        case .answerLost, .busy, .stillRunning: self = .slow
        case .wrongBody: self = .unreadable
        case .notAllowed: self = .notAllowed
        }
    }
}

extension ApplicationForm {
    /// The number under which the applicant's licences lie: a company's credit code, a resident's own number.
    var licenceHolder: Personal<String>? {
        let number =
            switch applicantKind {
            case .company: value(of: FieldNames.creditCode)
            case .resident: value(of: FieldNames.citizenNumber) ?? value(of: FieldNames.cardNumber)
            }
        return number.map { Personal($0) }
    }
}
