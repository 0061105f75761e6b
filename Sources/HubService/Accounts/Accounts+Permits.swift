public import HallCore
public import HubStore

extension Accounts {
    /// Lets an act through that is about no single case. A refusal is recorded.
    /// - Returns: the post it is done in.
    /// - Throws: ``AccountRefusal``.
    public func allow(_ act: Act, for staff: SignedInStaff, in division: String) async throws -> Post {
        do {
            let post = try staff.permit.check(act, in: division)
            guard !act.needsStepUp || staff.isElevated else { throw AccountRefusal.stepUpNeeded }
            return post
        } catch let refusal as PermitRefusal {
            try await record(.refused, by: staff, in: division, object: nil, reason: act.kind.rawValue)
            throw AccountRefusal.notAllowed(refusal)
        }
    }

    /// Lets somebody look at what an act is about: without a second proof, and a refusal is not recorded.
    /// - Throws: ``AccountRefusal``.
    func allowLooking(_ act: Act, for staff: SignedInStaff, in division: String) throws {
        do throws(PermitRefusal) {
            _ = try staff.permit.check(act, in: division)
        } catch { throw AccountRefusal.notAllowed(error) }
    }

    /// Lets an act on a case through. A refusal is recorded.
    /// - Returns: the post it is done in.
    /// - Throws: ``AccountRefusal``.
    public func allow(
        _ act: Act, for staff: SignedInStaff, on parties: CaseParties, case number: String
    ) async throws -> Post {
        do {
            return try staff.permit.check(act, on: parties)
        } catch {
            try await record(.refused, by: staff, in: parties.division, object: number, reason: act.kind.rawValue)
            throw AccountRefusal.notAllowed(error)
        }
    }

    /// What somebody sees of a case's personal facts. Whatever they see whole is recorded before this returns.
    /// - Parameters:
    ///   - asked: fields that are shown on request, by id.
    ///   - reason: why they were asked for.
    /// - Throws: ``AccountRefusal``.
    public func disclose(
        _ record: CaseRecord, _ parties: CaseParties, form: FormDefinition?, to staff: SignedInStaff,
        asked: Set<String> = [], reason: String? = nil
    ) async throws -> CaseDisclosure {
        _ = try await allow(.openCase, for: staff, on: parties, case: record.number.text)
        let reason = reason.flatMap { AuditReason.kept($0) }
        guard asked.isEmpty || reason != nil else { throw AccountRefusal.reasonMissing }
        let disclosure = CaseDisclosure(permit: staff.permit, parties: parties, asked: asked)
        let event = event(
            .fieldsSeen, by: staff.id, in: parties.division, party: disclosure.office, object: record.number.text,
            fields: disclosure.seenWhole(of: record.form, form), reason: reason)
        if !event.fields.isEmpty { try await store.writeAccounts { _ = try $0.record(event) } }
        return disclosure
    }

    /// Records something that was done elsewhere; what changes the store records in its own transaction.
    public func record(
        _ act: AuditAct, by staff: SignedInStaff, in division: String, party: Party? = nil, object: String?,
        fields: [String] = [], reason: String? = nil
    ) async throws {
        let event = event(
            act, by: staff.id, in: division, party: party, object: object, fields: fields, reason: reason)
        try await store.writeAccounts { _ = try $0.record(event) }
    }

    /// Records what an office's own system did, of which no person's work number is known.
    func record(
        _ act: AuditAct, bySystemOf party: Party, in division: String, object: String, fields: [String]
    ) async throws {
        let event = AuditEvent(
            division: division, at: surroundings.now(), workNumber: Party.system.description, party: party, act: act,
            object: object, fields: fields)
        try await store.writeAccounts { _ = try $0.record(event) }
    }
}
