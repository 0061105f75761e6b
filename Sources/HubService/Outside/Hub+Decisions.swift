import HallCore
import HubAdapters
import HubStore
import Logging

extension Hub {
    /// Whether the approval platform may report decisions here.
    public var takesDecisions: Bool { outside.approval != nil }

    /// Believes and works on what a department decided on the approval platform: once, as if it had been said here. What
    /// does not fit the case is kept with its reason, and a person looks at it.
    /// - Parameter headers: names in lower case.
    public func receiveDecision(headers: [String: String], body: [UInt8]) async throws -> ReportAnswer {
        guard let platform = outside.approval else { return .notBelieved }
        let decision: PermissionDecision
        do {
            decision = try platform.receive(headers: headers, body: body, at: surroundings.now())
        } catch let refusal as EventRefusal {
            return .unreadable(refusal)
        } catch let refusal as WebhookRefusal {
            log.warning("a decision is not believed: \(refusal)")
            return .notBelieved
        }
        guard let record = try await store.caseRecord(number: decision.caseNumber) else { return .unknownTask }
        return try await take(decision, on: record.id)
    }

    private func take(_ decision: PermissionDecision, on caseID: UUIDv7) async throws -> ReportAnswer {
        let report = OutsideReport(
            caseID: caseID, taskKey: "approval." + Proof.hexDigest(Array(decision.id.utf8)), sequence: 1,
            id: decision.id, receivedAt: surroundings.now())
        let event = ProcessEvent.opinion(
            permission: decision.permission, lane: decision.utility, department: decision.department, decision.verdict,
            remark: decision.remark)
        let hub = self
        let fit = try await take(report) {
            try hub.settle([event], by: .office(.department(decision.department)), on: $0)
        }
        if case .taken(let refusal?)? = fit {
            log.warning("a decision does not fit its case: \(refusal)", metadata: ["case": "\(caseID)"])
        }
        return fit == nil ? .unknownTask : .taken
    }
}
