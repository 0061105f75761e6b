public import HallCore

/// What somebody wants done to a case.
public struct CaseOrder: Sendable {
    public var caseID: UUIDv7
    /// The version they saw; nil for what holds whatever happened meanwhile, such as a utility's report.
    public var expectedVersion: Int?
    /// Done together or not at all, in this order.
    public var events: [ProcessEvent]

    /// Gathers its parts.
    public init(caseID: UUIDv7, expectedVersion: Int?, events: [ProcessEvent]) {
        self.caseID = caseID
        self.expectedVersion = expectedVersion
        self.events = events
    }
}

/// Who gives an order.
public enum Principal: Sendable, Hashable {
    /// A member of staff; acts for those of their posts that handle the case.
    case staff(Permit)
    /// An office that speaks for itself: the applicant, a utility's own system.
    case office(Party)
    /// The hub itself.
    case system

    /// The offices they may act for on a case.
    func offices(on parties: CaseParties) -> [Party] {
        switch self {
        case .staff(let permit):
            permit.posts.filter { $0.handles(parties, workNumber: permit.workNumber) }.map(\.party)
        case .office(let party): [party]
        case .system: [.system]
        }
    }

    /// Nil for applicants and systems.
    var workNumber: String? {
        if case .staff(let permit) = self { permit.workNumber } else { nil }
    }
}

extension CaseParties {
    /// Who has to do with a case as it stands.
    public init(_ record: CaseRecord, _ process: CaseProcess) {
        self.init(
            division: record.division, hall: process.hall ?? record.hall, utilities: Set(process.lanes.map(\.utility)),
            departments: Set(process.lanes.flatMap(\.permissions).flatMap(\.asked)),
            manager: process.assignees[.manager])
    }
}

/// What became of an order. Only `done` wrote anything.
public enum OrderOutcome: Sendable, Hashable {
    /// The case has this version now.
    case done(version: Int)
    /// Someone was first: the case has this version now.
    case conflict(version: Int)
    case refused(ProcessRefusal)
    /// These offices may do it.
    case forbidden([Party])
    case unknownCase
    /// The pack the case began with is not on this hub.
    case packMissing
}
