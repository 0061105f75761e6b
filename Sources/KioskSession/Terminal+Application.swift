import Foundation
public import HallCore
public import KioskStore
import Logging

/// What became of a submission.
public enum SubmitResult: Sendable {
    /// Committed on this terminal; the same for every retry of the same application.
    case accepted(CaseRecord)
    /// Nothing was committed; everything that has to be mended.
    case problems([FieldProblem])
    /// Nothing was committed: somebody of the staff helps, or the applicant has not looked at what they filled.
    case unconfirmed
}

extension Terminal {
    /// Keeps answers as they were typed; what is wrong with them is said by the page's check.
    ///
    /// - Parameter typed: By the names of the page's inputs; parts of a day or an hour are joined to what is stored.
    ///   Names that are neither a field of the form nor a paper of the pack are passed over.
    public func keep(_ typed: [String: String], for visit: UUIDv7) async throws {
        let pack = pack
        _ = try await change(visit) { visit in
            guard visit.caseID == nil, let form = pack.form(visit.formID) else { return }
            let papers = Set(pack.materials.map(\.answerName))
            for (field, text) in DateParts.joined(DateHourParts.joined(typed, stored: visit.answers), visit.answers) {
                let isPaper = papers.contains(field) && Material.Answer(rawValue: text) != nil
                guard let kind = form.field(field)?.kind ?? (isPaper ? .choice : nil) else { continue }
                let value = FormValidator.normalise(text, kind: kind)
                if visit.answers[field]?.value ?? "" != value {
                    visit.answers[field] = Answer(value: value, source: visit.help.helper == nil ? .typed : .staff)
                }
            }
            visit.offerApplicantAsContact(form)
        }
    }

    /// Keeps what is ticked, in the pack's order, and who applies; nil leaves that one as it is. The first word on who
    /// applies fills what the card tells.
    public func choose(utilities: [UtilityID]?, kind: ApplicantKind?, for visit: UUIDv7) async throws {
        let pack = pack
        _ = try await change(visit) { visit in
            guard visit.caseID == nil else { return }
            if let utilities { visit.utilities = pack.utilities.map(\.id).filter(utilities.contains) }
            if let kind, kind != visit.applicantKind {
                visit.applicantKind = kind
                visit.fillFromCard(pack.form(visit.formID) ?? pack.form)
            }
        }
    }

    /// Begins an application with one of the pack's forms. The card stays.
    ///
    /// A draft of the same form goes on; a draft of another one and what was submitted before make room.
    public func begin(form: String, for visit: UUIDv7) async throws {
        let (key, digest) = (surroundings.makeID(), pack.digest)
        _ = try await change(visit) { visit in
            guard visit.caseID != nil || visit.formID != form else { return }
            visit.formID = form
            visit.submitKey = key
            visit.packDigest = digest
            visit.caseID = nil
            visit.applicantKind = nil
            visit.utilities = []
            visit.answers = [:]
        }
    }

    /// Begins an application of which the choice of utilities, and some answers, are known already. A draft of the same form
    /// goes on.
    public func begin(
        form: String, utilities: [UtilityID], answers: [String: String], for visit: UUIDv7
    ) async throws {
        try await begin(form: form, for: visit)
        try await choose(utilities: utilities, kind: nil, for: visit)
        try await keep(answers, for: visit)
    }

    /// Begins the joint application with what an earlier case says already: an intention becomes an application, 意向登记转报装.
    ///
    /// Only a case that this visit has been shown, that was taken in with another form, and that this terminal holds.
    /// - Returns: Whether there was such a case.
    public func begin(from caseID: UUIDv7, for visit: UUIDv7) async throws -> Bool {
        guard progressAnswer(of: visit)?.cases.contains(where: { $0.id == caseID }) ?? false,
            let record = try await store.caseRecord(id: caseID), record.form.formID != FormDefinition.jointID
        else { return false }
        try await begin(form: FormDefinition.jointID, for: visit)
        let pack = pack
        _ = try await change(visit) { visit in
            visit.applicantKind = record.form.applicantKind
            visit.utilities = pack.utilities.map(\.id).filter(record.form.utilities.contains)
            for field in pack.form.fields where visit.answers[field.id] == nil {
                guard let value = record.form.value(of: field.id) else { continue }
                visit.answers[field.id] = Answer(value: value, source: .carried)
            }
        }
        return true
    }

    /// Everything that is wrong with one step.
    public nonisolated func problems(in form: ApplicationForm, on step: WizardStep) -> [FieldProblem] {
        let fields = Set(step.sections.flatMap(\.fields).map(\.id))
        return validator(of: form).problems(in: form).filter { fields.contains($0.field) }
    }

    /// Everything that is wrong with an application. Whoever may not apply at all is told at the choice of who applies.
    public nonisolated func problems(in visit: Visit) -> [FieldProblem] {
        let kind = FieldProblem(field: Wizard.kindField, message: "还没选申请人，请点单位或个人")
        let found = validator(of: visit.form).problems(in: visit.form)
        guard visit.applicantKind != nil else {
            return [kind] + found.filter { $0.field != FieldCondition.applicantKind }
        }
        return found.map { problem in
            problem.field == FieldCondition.applicantKind
                ? FieldProblem(field: Wizard.kindField, message: problem.message) : problem
        }
    }

    /// Checks everything once more and commits the case; then, and only then, it may be confirmed and printed.
    ///
    /// - Parameter signature: SVG path of the signature; nil when the person signs on paper at the window.
    public func submit(signature: String?, for visit: UUIDv7) async throws -> SubmitResult {
        let visit = try await self.visit(visit)
        if let id = visit.caseID, let known = try await store.caseRecord(id: id) { return .accepted(known) }
        if visit.packDigest != pack.digest {
            logger.warning("the pack has changed since the form was opened; the form is checked by the new one")
        }
        guard visit.help.isConfirmed else { return .unconfirmed }
        let problems = problems(in: visit)
        guard problems.isEmpty else { return .problems(problems) }
        let record = try await commit(visit, signature: signature)
        lastTouch = (visit.id, surroundings.uptime())
        logger.info("case committed", metadata: ["case": "\(record.number.text)", "lanes": "\(record.lanes.count)"])
        return .accepted(record)
    }

    private func commit(_ visit: Visit, signature: String?) async throws -> CaseRecord {
        let draft = CaseDraft(
            form: validator(of: visit.form).pruned(visit.form), card: visit.card, signature: signature, pack: pack,
            calendar: calendar)
        let (station, receiver) = (try await store.station(), visit.help.first)
        let sign = surroundings.sign
        let proof = Hexadecimal.text(surroundings.randomBytes(10))
        let (caseID, at) = (surroundings.makeID(), surroundings.now())
        return try await store.submit(
            Submission(
                key: visit.submitKey, eventID: surroundings.makeID(),
                cardNumbers: Personal(draft.form.cardNumbers(askedBy: definition(of: draft.form))), at: at),
            cityCode: pack.cityCode
        ) { number in
            var record = draft.record(id: caseID, number: number, kiosk: station.kiosk, at: at, proof: proof)
            record.seal = station.seal(of: record, sign)
            record.receiver = receiver
            return record
        }
    }

    /// The case this visit submitted.
    public func submittedCase(of visit: UUIDv7) async throws -> CaseRecord? {
        guard let id = try await self.visit(visit).caseID else { return nil }
        return try await store.caseRecord(id: id)
    }

    /// Whether the centre has acknowledged this case.
    public func isSent(_ caseID: UUIDv7) async throws -> Bool {
        try await store.isSent(caseID)
    }
}

extension Station {
    /// This kiosk's word that it took a case in; nil before the hub has certified its key, and after that has run out.
    func seal(of record: CaseRecord, _ sign: ([UInt8], [UInt8]) -> [UInt8]?) -> CaseSeal? {
        guard let certificate, record.submittedAt.date <= certificate.until else { return nil }
        let bytes = CaseSeal.signedBytes(number: record.number, proof: record.proof, submittedAt: record.submittedAt)
        return sign(bytes, Array(signingKey.value)).map { CaseSeal(certificate: certificate, signature: $0) }
    }
}

extension Visit {
    /// Fills what the card tells, where nobody has typed anything. Without card or kind of applicant nothing.
    mutating func fillFromCard(_ form: FormDefinition) {
        guard let card, let applicantKind else { return }
        for (field, answer) in Prefill(card: card, applicant: applicantKind).answers(for: form)
        where answers[field].map({ $0.source == .card }) ?? true {
            answers[field] = answer
        }
    }

    /// Offers a resident's own name as that of the contact, as long as nobody has written another.
    mutating func offerApplicantAsContact(_ form: FormDefinition) {
        let contact = FieldNames.contactName
        guard applicantKind == .resident, form.field(contact) != nil, let name = answers[FieldNames.personName]?.value,
            answers[contact].map({ $0.source == .carried }) ?? true
        else { return }
        answers[contact] = Answer(value: name, source: .carried)
    }
}
