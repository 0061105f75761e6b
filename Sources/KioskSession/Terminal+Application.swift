public import HallCore
import KioskStore
import Logging

/// What became of a submission.
public enum SubmitResult: Sendable {
    /// Committed on this terminal; the same for every retry of the same visit.
    case accepted(CaseRecord)
    /// Nothing was committed; everything that has to be mended.
    case problems([FieldProblem])
}

extension Terminal {
    /// Keeps answers as they were typed; what is wrong with them is said by the page's check.
    public func keep(_ typed: [String: String]) async throws {
        let answers = typed.map { field, text in
            let kind = pack.form.field(field)?.kind ?? .text
            return (field, Answer(value: FormValidator.normalise(text, kind: kind), source: .typed))
        }
        guard let visit = try await currentVisit() else { throw StoreFault.noVisit }
        let changed = answers.filter { visit.answers[$0.0]?.value != $0.1.value }
        guard !changed.isEmpty else { return try await touch() }
        try await store.keep(answers: Dictionary(uniqueKeysWithValues: changed), at: surroundings.now())
    }

    /// Keeps what is ticked and who applies, in the pack's order, and fills what the card already tells.
    public func choose(utilities: [UtilityID], kind: ApplicantKind?) async throws {
        let known = pack.utilities.map(\.id).filter(utilities.contains)
        try await store.choose(utilities: known, kind: kind, at: surroundings.now())
        guard let visit = try await currentVisit(), let card = visit.card, kind != nil else { return }
        let fresh = Prefill(card: card, kind: visit.form.applicantKind).answers(for: pack.form)
            .filter { visit.answers[$0.key] == nil || visit.answers[$0.key]?.source == .card }
        if !fresh.isEmpty { try await store.keep(answers: fresh, at: surroundings.now()) }
    }

    /// Everything that is wrong with one step.
    public nonisolated func problems(in form: ApplicationForm, on step: WizardStep) -> [FieldProblem] {
        let fields = Set(step.sections.flatMap(\.fields).map(\.id))
        return validator.problems(in: form).filter { fields.contains($0.field) }
    }

    /// Checks everything once more and commits the case; then, and only then, the receipt is printed.
    ///
    /// - Parameter signature: SVG path of the signature; nil when the person signs on paper at the window.
    public func submit(signature: String?) async throws -> SubmitResult {
        guard let visit = try await currentVisit() else { throw StoreFault.noVisit }
        if let id = visit.caseID, let known = try await store.caseRecord(id: id) { return .accepted(known) }
        let problems = validator.problems(in: visit.form)
        guard problems.isEmpty else { return .problems(problems) }
        let draft = CaseDraft(
            visit: visit, shown: validator.visibleFields(in: visit.form), signature: signature, pack: pack,
            calendar: calendar)
        let station = try await store.station()
        let proof = Self.hex(surroundings.randomBytes(10))
        let (caseID, at) = (surroundings.makeID(), surroundings.now())
        let record = try await store.submit(
            Submission(
                key: visit.submitKey, eventID: surroundings.makeID(),
                holder: visit.holderNumber.map { Personal($0) }, at: at),
            cityCode: pack.cityCode
        ) { number in
            draft.record(id: caseID, number: number, kiosk: station.kiosk, at: at, proof: proof)
        }
        logger.info("case committed", metadata: ["case": "\(record.number.text)", "lanes": "\(record.lanes.count)"])
        return .accepted(record)
    }

    /// The case this visit submitted.
    public func submittedCase() async throws -> CaseRecord? {
        guard let id = try await currentVisit()?.caseID else { return nil }
        return try await store.caseRecord(id: id)
    }
}
