public import HallCore
import HubStore

/// One case as a member of staff has it before them.
public struct CaseFile: Sendable {
    /// As submitted, its lanes as they stand now.
    public var record: CaseRecord
    /// Nil as long as the pack the case began with is not on this hub; then nothing can be done to it.
    public var work: Work?
    /// The number of its last entry; an order names the version that was seen.
    public var version: Int
    /// Oldest first.
    public var journal: [CaseEntry]
    /// What was sent of it to utilities' own systems, oldest first.
    public var deliveries: [LaneDelivery]
    /// Whether there is a library that licences can be fetched from.
    public var hasLicenceLibrary: Bool
    /// Who may be named project manager, for who may name one.
    public var managers: [ManagerChoice]
    /// What they see of personal facts.
    public var disclosure: CaseDisclosure

    /// What the pack makes of a case.
    public struct Work: Sendable {
        public var pack: PolicyPack
        public var engine: CaseEngine
        public var process: CaseProcess
        public var standing: CaseStanding
        /// The offices for which the person may act on this case.
        public var offices: [Party]

        /// What is theirs to do, the most pressing first.
        public var ownTasks: [CaseTask] { standing.tasks.filter { offices.contains($0.party) } }
    }
}

extension Hub {
    /// A case for a member of staff; nil when there is none. What they see of it whole is recorded first.
    ///
    /// - Parameters:
    ///   - asked: Fields they ask to see whole, by id.
    ///   - reason: Why.
    /// - Throws: ``AccountRefusal`` when it is not theirs to see.
    public func file(
        of id: UUIDv7, for staff: SignedInStaff, asked: Set<String> = [], reason: String? = nil
    ) async throws -> CaseFile? {
        guard let stored = try await store.storedCase(id) else { return nil }
        if desk(for: stored.record) == nil { _ = try await learnPack(of: stored.record) }
        let desk = desk(for: stored.record)
        let parties =
            stored.process.map { CaseParties(stored.record, $0) }
            ?? CaseParties(
                division: stored.record.division, hall: stored.record.hall,
                utilities: Set(stored.record.lanes.map(\.utility)))
        let disclosure = try await accounts.disclose(
            stored.record, parties, form: desk?.pack.form(stored.record.form.formID), to: staff, asked: asked,
            reason: reason)
        return CaseFile(
            record: stored.record, work: work(of: stored, desk, Principal.staff(staff.permit).offices(on: parties)),
            version: stored.version, journal: try await store.journal(of: id),
            deliveries: try await deliveries(of: id, in: stored.record.division),
            hasLicenceLibrary: outside.licences != nil,
            managers: try await managers(of: parties, for: staff), disclosure: disclosure)
    }

    func work(of stored: StoredCase, _ desk: CaseDesk?, _ offices: [Party]) -> CaseFile.Work? {
        guard let desk, let process = stored.process else { return nil }
        return CaseFile.Work(
            pack: desk.pack, engine: desk.engine, process: process,
            standing: desk.engine.standing(of: process, at: surroundings.now()), offices: offices)
    }
}
