/// A submitted case: one application, one lane per chosen utility.
public struct CaseRecord: Codable, Sendable, Hashable {
    /// Minted when the draft began.
    public var id: UUIDv7
    /// The number for people.
    public var number: CaseNumber
    /// The policy pack the case began with and keeps to its end.
    public var packID: String
    /// The version of that pack.
    public var packVersion: String
    /// The digest of that pack's content.
    public var packDigest: String
    /// Division code, GB/T 2260.
    public var division: String
    /// The code of the kiosk that received it.
    public var kiosk: String
    /// The hall it stands in, by the pack's list: its hours hold for the case to the end. Absent where the pack's own do.
    public var hall: String?
    /// When it was stored on the kiosk.
    public var submittedAt: Timestamp
    /// The application as submitted.
    public var form: ApplicationForm
    /// In the pack's order.
    public var lanes: [Lane]
    /// Random text that only the printed receipt carries; who shows it may see the progress.
    public var proof: String
    /// Absent when the kiosk had no certificate yet.
    public var seal: CaseSeal?
    /// Who of the staff received the applicant at the kiosk; absent when nobody helped.
    public var receiver: FirstReceiver?

    /// Makes a case of its parts.
    public init(
        id: UUIDv7, number: CaseNumber, packID: String, packVersion: String, packDigest: String, division: String,
        kiosk: String, hall: String? = nil, submittedAt: Timestamp, form: ApplicationForm, lanes: [Lane],
        proof: String, seal: CaseSeal? = nil, receiver: FirstReceiver? = nil
    ) {
        self.id = id
        self.number = number
        self.packID = packID
        self.packVersion = packVersion
        self.packDigest = packDigest
        self.division = division
        self.kiosk = kiosk
        self.hall = hall
        self.submittedAt = submittedAt
        self.form = form
        self.lanes = lanes
        self.proof = proof
        self.seal = seal
        self.receiver = receiver
    }
}

extension CaseRecord: Concealed {
    /// The case number; the form and the proof are not shown.
    public var description: String { number.text }
    /// The same as ``description``.
    public var debugDescription: String { number.text }
}
