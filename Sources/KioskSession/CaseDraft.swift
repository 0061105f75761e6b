import HallCore
import KioskStore

/// A checked application on its way to becoming a case.
struct CaseDraft: Sendable {
    let form: ApplicationForm
    let pack: PolicyPack
    let calendar: WorkCalendar

    /// - Parameter shown: The fields the choices call for; answers to others were typed before a choice changed.
    init(visit: Visit, shown: [FormField], signature: String?, pack: PolicyPack, calendar: WorkCalendar) {
        var form = visit.form
        let shown = Set(shown.map(\.id))
        form.answers = form.answers.filter { shown.contains($0.key) }
        form.answers[FieldNames.signature] = Answer(value: signature ?? FieldNames.paperSignature, source: .typed)
        if let number = visit.card?.number {
            form.answers[FieldNames.cardNumber] = Answer(value: number, source: .card)
        }
        self.form = form
        self.pack = pack
        self.calendar = calendar
    }

    func record(id: UUIDv7, number: CaseNumber, kiosk: String, at now: Timestamp, proof: String) -> CaseRecord {
        CaseRecord(
            id: id, number: number, packID: pack.id, packVersion: pack.version, packDigest: pack.digest,
            division: pack.division, kiosk: kiosk, submittedAt: now, form: form,
            lanes: PromiseMaker(pack: pack, calendar: calendar)
                .lanes(for: form.utilities, submittedAt: now, appointment: appointment),
            proof: proof)
    }

    private var appointment: LocalHour? {
        form.value(of: FieldNames.appointment).flatMap { LocalHour($0) }
    }
}

extension Visit {
    /// The citizen number a case can be found by: the placed card's, else the one typed.
    var holderNumber: String? {
        card?.number ?? answers.values.lazy.map(\.value).first { CitizenNumber($0) != nil }
    }
}
