public import HallCore
public import HubMessages
import HubStore

extension Hub {
    /// Most cases one card finds, latest first.
    static let maximumFound = 50

    /// The progress of a case by number, or of all cases of a card.
    func lookUp(_ lookup: CaseLookup) async throws -> CaseLookupResult {
        let records =
            switch lookup {
            case .number(let number): try await [store.caseRecord(number: number)].compactMap(\.self)
            case .receipt(let number, let proof):
                try await [store.caseRecord(number: number)].compactMap(\.self).filter {
                    $0.proof.uppercased() == proof.uppercased()
                }
            case .holder(let citizenNumber):
                try await store.caseRecords(holder: keys.holder(cardNumber: citizenNumber), limit: Self.maximumFound)
            }
        var cases = records.map(progress)
        if lookup.showsOwnership {
            for index in cases.indices { cases[index].asks = try await asks(of: records[index]) }
        }
        return CaseLookupResult(cases: cases, hubTime: surroundings.now())
    }

    /// What an applicant may see of a case.
    public func progress(of record: CaseRecord) -> CaseProgress {
        CaseProgress(
            id: record.id, number: record.number, packID: record.packID, packVersion: record.packVersion,
            submittedAt: record.submittedAt, applicant: record.maskedApplicant(in: packs.pack(of: record)),
            lanes: record.lanes, asOf: surroundings.now())
    }
}

extension CaseLookup {
    /// Whether who asks has shown that the case is theirs; a number alone does not.
    fileprivate var showsOwnership: Bool {
        switch self {
        case .number: false
        case .receipt, .holder: true
        }
    }
}
