import HallCore

/// A checked application on its way to becoming a case.
struct CaseDraft: Sendable {
    let form: ApplicationForm
    let pack: PolicyPack
    let calendar: WorkCalendar

    /// - Parameter form: Without answers nobody asks for any more.
    init(
        form: ApplicationForm, card: IdentityCard?, signature: String?, pack: PolicyPack, calendar: WorkCalendar
    ) {
        var form = form
        form.answers[FieldNames.signature] = Answer(value: signature ?? FieldNames.paperSignature, source: .typed)
        form.answers[FieldNames.cardNumber] = card.map { Answer(value: $0.number, source: .card) }
        if pack.asksForTerminal {
            form.answers[FieldNames.intakeChannel] = Answer(value: FieldNames.terminalChannel, source: .typed)
        }
        self.form = form
        self.pack = pack
        self.calendar = calendar
    }

    func record(id: UUIDv7, number: CaseNumber, kiosk: String, at now: Timestamp, proof: String) -> CaseRecord {
        CaseRecord(
            id: id, number: number, packID: pack.id, packVersion: pack.version, packDigest: pack.digest,
            division: pack.division, kiosk: kiosk, hall: pack.hallID, submittedAt: now, form: form,
            lanes: PromiseMaker(pack: pack, calendar: calendar).lanes(for: form, submittedAt: now), proof: proof)
    }
}

extension PolicyPack {
    /// Whether the rules ask where an application was filed, and know terminals.
    fileprivate var asksForTerminal: Bool {
        let channel = facts.first { $0.id == FieldNames.intakeChannel }
        return channel?.options?.contains { $0.id == FieldNames.terminalChannel } ?? false
    }
}
