public import Foundation
public import HallCore

/// One person's time at the screen, from the first touch to leaving. A terminal has at most one.
///
/// Stored so that a crash or power cut costs one field at most; erased when the person leaves.
public struct Visit: Sendable {
    public var id: UUIDv7
    /// SHA-256 of the token in the browser's cookie; the token itself is not stored.
    public var tokenHash: Data
    /// Idempotency key of this visit's application, minted before its first field.
    public var submitKey: UUIDv7
    /// The pack the form was opened with.
    public var packDigest: String
    public var startedAt: Timestamp
    /// Last sign of the person: a touch, a page, a field.
    public var touchedAt: Timestamp
    /// The form of the pack that is filled.
    public var formID: String
    public var applicantKind: ApplicantKind?
    public var utilities: [UtilityID]
    public var answers: [String: Answer]
    public var card: IdentityCard?
    /// The case this visit submitted, if it did.
    public var caseID: UUIDv7?
    /// How the person has the screen.
    public var modes: Set<ScreenMode> = []
    /// Whether somebody of the staff helps or has helped.
    public var help = StaffHelp.none

    public init(
        id: UUIDv7, tokenHash: Data, submitKey: UUIDv7, packDigest: String, startedAt: Timestamp,
        card: IdentityCard? = nil
    ) {
        self.id = id
        self.tokenHash = tokenHash
        self.submitKey = submitKey
        self.packDigest = packDigest
        self.startedAt = startedAt
        touchedAt = startedAt
        formID = FormDefinition.jointID
        utilities = []
        answers = [:]
        self.card = card
    }

    /// The application as filled so far.
    public var form: ApplicationForm {
        ApplicationForm(
            formID: formID, applicantKind: applicantKind ?? .resident, utilities: utilities, answers: answers)
    }
}
