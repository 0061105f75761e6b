import HallCore
import HubService

extension Hub {
    /// The window takes a case in, which moves each of its lanes once.
    func receive(_ record: CaseRecord) async throws {
        let order = CaseOrder(caseID: record.id, expectedVersion: nil, events: [.finish(stage: "received", lane: nil)])
        guard case .done = try await perform(order, by: .office(.window)) else {
            throw TestFailure("the case was not taken in")
        }
    }
}
