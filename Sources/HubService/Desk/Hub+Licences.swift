import HallCore
import HubAdapters
import HubStore
import Logging

extension Hub {
    /// Has licences looked up for a case: the consent is journaled, then the audit trail says that the library is asked,
    /// then it is asked, and what it gives counts as the papers. May be tried again at any point.
    public func askLicences(_ question: LicenceQuestion, by staff: SignedInStaff) async throws -> LicenceOutcome {
        guard let library = outside.licences else { return .noLibrary }
        guard let file = try await file(of: question.caseID, for: staff) else { return .notDone(.unknownCase) }
        guard let work = file.work else { return .notDone(.packMissing) }
        guard work.offices.contains(.window) else { return try await forbidden(file, staff) }
        guard let holder = work.process.form.licenceHolder else { return .noHolder }
        let choices = work.engine.licenceChoices(of: work.process, at: surroundings.now())
            .filter { question.choices.contains($0.id) }
        guard !choices.isEmpty, choices.count == Set(question.choices).count else {
            return .notDone(.refused(.unknownMaterial(question.choices.joined(separator: " "))))
        }
        switch try await agree(question, to: choices, work.process, staff) {
        case .failure(let unmet): return .notDone(unmet.outcome)
        case .success(let (agreement, version)):
            let inquiry = LicenceInquiry(agreement: agreement, version: version, choices: choices, holder: holder)
            try await accounts.record(
                .licencesAsked, by: staff, in: file.record.division, party: .window, object: file.record.number.text,
                fields: inquiry.kinds.map { "licence.\($0)" })
            return try await ask(library, inquiry, question, staff)
        }
    }

    private func ask(
        _ library: any LicenceLibrary, _ inquiry: LicenceInquiry, _ question: LicenceQuestion, _ staff: SignedInStaff
    ) async throws -> LicenceOutcome {
        do {
            return try await keep(try await inquiry.ask(library, at: surroundings.now()), inquiry, question, staff)
        } catch let refusal as LicenceRefusal {
            log.warning("the licence library does not accept a consent", metadata: ["case": "\(question.caseID)"])
            return refusal == .consentExpired ? .notDone(.refused(.noConsent)) : .consentRefused
        } catch let fault as OutsideFault {
            log.warning("the licence library: \(fault)", metadata: ["case": "\(question.caseID)"])
            return LicenceOutcome(fault)
        }
    }

    private func forbidden(_ file: CaseFile, _ staff: SignedInStaff) async throws -> LicenceOutcome {
        try await accounts.record(
            .refused, by: staff, in: file.record.division, object: file.record.number.text, reason: "ask-licences")
        return .notDone(.forbidden([.window]))
    }

    private struct Unmet: Error {
        var outcome: OrderOutcome
    }

    /// The consent, taken down now or still holding, and the case's version with it.
    private func agree(
        _ question: LicenceQuestion, to choices: [LicenceChoice], _ process: CaseProcess, _ staff: SignedInStaff
    ) async throws -> Result<(LicenceAgreement, version: Int), Unmet> {
        let (now, kinds) = (surroundings.now(), choices.map(\.licence.kind).distinct)
        guard let manner = question.manner else {
            return process.agreement(on: kinds, at: now).map { .success(($0, question.version)) }
                ?? .failure(Unmet(outcome: .refused(.noConsent)))
        }
        let agreement = LicenceAgreement(
            id: surroundings.identifier(), kinds: kinds, manner: manner,
            until: Timestamp(now.date.adding(days: 1), minuteOfDay: 0))
        let outcome = try await perform(
            CaseOrder(
                caseID: question.caseID, expectedVersion: question.version, events: [.agreeToLicences(agreement)]),
            by: staff)
        guard case .done(let version) = outcome else { return .failure(Unmet(outcome: outcome)) }
        return .success((agreement, version))
    }

    /// What the library gave holds whatever happened to the case meanwhile.
    private func keep(
        _ found: [ElectronicLicence], _ inquiry: LicenceInquiry, _ question: LicenceQuestion, _ staff: SignedInStaff
    ) async throws -> LicenceOutcome {
        let sorted = inquiry.sorted(found, on: surroundings.now().date)
        guard !sorted.receipts.isEmpty else {
            return .answered(version: inquiry.version, found: [], absent: sorted.absent, over: sorted.over)
        }
        let outcome = try await perform(
            CaseOrder(
                caseID: question.caseID, expectedVersion: nil, events: sorted.receipts.map { .obtain($0) }), by: staff)
        guard case .done(let version) = outcome else { return .notDone(outcome) }
        return .answered(version: version, found: sorted.found, absent: sorted.absent, over: sorted.over)
    }
}

/// One look-up in the library.
private struct LicenceInquiry {
    /// For people, at the library.
    static let purpose = "水电气网联合报装"

    var agreement: LicenceAgreement
    /// The case's, before the library was asked.
    var version: Int
    var choices: [LicenceChoice]
    var holder: Personal<String>

    var kinds: [String] { choices.map(\.licence.kind).distinct }

    func ask(_ library: any LicenceLibrary, at now: Timestamp) async throws -> [ElectronicLicence] {
        try await library.licences(
            of: holder, kinds: kinds,
            consent: LicenceConsent(record: agreement.id, purpose: Self.purpose, expiresAt: agreement.until), at: now)
    }

    /// The receipts, and titles of what is there, not there, and past its last day.
    func sorted(
        _ licences: [ElectronicLicence], on day: CivilDate
    ) -> (receipts: [LicenceReceipt], found: [String], absent: [String], over: [String]) {
        var (receipts, found, absent, over) = ([LicenceReceipt](), [String](), [String](), [String]())
        for choice in choices {
            let own = licences.filter { $0.kind == choice.licence.kind }
            if let licence = own.first(where: { $0.validUntil.map { day <= $0 } ?? true }) {
                receipts.append(receipt(licence, choice))
                found.append(choice.licence.title)
            } else {
                if own.isEmpty { absent.append(choice.licence.title) } else { over.append(choice.licence.title) }
            }
        }
        return (receipts, found, absent, over)
    }

    private func receipt(_ licence: ElectronicLicence, _ choice: LicenceChoice) -> LicenceReceipt {
        LicenceReceipt(
            material: choice.material.id, kind: licence.kind, number: licence.number, issuer: licence.issuer,
            validUntil: licence.validUntil, digest: licence.document.sha256, mediaType: licence.document.mime,
            size: licence.document.size, agreement: agreement.id)
    }
}

extension LicenceOutcome {
    fileprivate init(_ fault: OutsideFault) {
        switch fault {
        case .refused(let problem): self = .refused(problem.text)
        case .unavailable(let failure): self = .unavailable(LicenceTrouble(failure))
        }
    }
}

extension [String] {
    /// Each once, where it stands first.
    fileprivate var distinct: [String] { reduce(into: []) { if !$0.contains($1) { $0.append($1) } } }
}
