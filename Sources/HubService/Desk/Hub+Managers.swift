public import HallCore
import HubStore

/// Somebody who may be named project manager of a case.
public struct ManagerChoice: Sendable, Hashable, Concealed {
    public var workNumber: String
    /// For the list alone.
    public var name: String
}

extension Hub {
    /// Names the project manager of a case, or leaves it to all of them again; the audit trail says first who wants it.
    /// - Parameters:
    ///   - workNumber: one of the choices of the case's file; nil leaves the case to every project manager.
    ///   - version: of the case that was looked at.
    /// - Throws: ``AccountRefusal`` for who may not.
    public func nameManager(
        _ workNumber: String?, of file: CaseFile, version: Int, by staff: SignedInStaff
    ) async throws -> OrderOutcome {
        guard let work = file.work else { return .packMissing }
        let (record, parties) = (file.record, CaseParties(file.record, work.process))
        let post = try await accounts.allow(.assign, for: staff, on: parties, case: record.number.text)
        if let workNumber {
            let known = try await managers(of: parties, for: staff).map(\.workNumber)
            guard known.contains(workNumber) else { return .refused(.unknownManager) }
        }
        try await accounts.record(
            .assigned, by: staff, in: record.division, party: post.party, object: record.number.text,
            fields: workNumber.map { [ManagerChoice.fieldPrefix + $0] } ?? [])
        return try await perform(
            CaseOrder(
                caseID: record.id, expectedVersion: version,
                events: [.assign(party: .manager, workNumber: workNumber)]),
            by: staff)
    }

    /// The project managers whose place a case is at; none for who may not name one.
    func managers(of parties: CaseParties, for staff: SignedInStaff) async throws -> [ManagerChoice] {
        guard (try? staff.permit.check(.assign, on: parties)) != nil else { return [] }
        var free = parties
        free.manager = nil
        let divisions = CaseParties.above(parties.division)
        let members = try await store.readAccounts { statements in
            try divisions.flatMap { try statements.members(of: $0) }
        }
        return members.filter { member in
            member.permit.posts.contains { $0.party == .manager && $0.handles(free, workNumber: member.id.workNumber) }
        }.map { ManagerChoice(workNumber: $0.id.workNumber, name: $0.name) }
    }
}

extension ManagerChoice {
    /// What a manager stands under in the audit trail.
    public static let fieldPrefix = "manager."
}

extension CaseParties {
    /// A division, its city and its province, each once.
    fileprivate static func above(_ division: String) -> [String] {
        [division, division.prefix(4) + "00", division.prefix(2) + "0000"].map { String($0) }
            .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
