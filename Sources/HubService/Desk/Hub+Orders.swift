import HallCore
import HubStore
import Logging

extension Hub {
    /// Does to a case what somebody ordered: journal, standing, tasks, clocks, feed and messages in one transaction.
    public func perform(_ order: CaseOrder, by principal: Principal) async throws -> OrderOutcome {
        let hub = self
        let outcome = try await store.change(order.caseID) { stored -> CaseDesk.Decision in
            guard let desk = hub.desk(for: stored.record) else { return (nil, .packMissing) }
            return try desk.decide(order, by: principal, on: stored)
        }
        if case .done(let version) = outcome {
            log.info(
                "a case moved",
                metadata: [
                    "case": "\(order.caseID)", "version": "\(version)",
                    "events": "\(order.events.map(\.kind).joined(separator: " "))",
                    "by": "\(principal.workNumber ?? "")",
                ])
        }
        return outcome ?? .unknownCase
    }

    /// The same for a member of staff; what they may not do is recorded in the audit trail.
    public func perform(_ order: CaseOrder, by staff: SignedInStaff) async throws -> OrderOutcome {
        let outcome = try await perform(order, by: .staff(staff.permit))
        if case .forbidden = outcome, let record = try await store.caseRecord(order.caseID) {
            let act = order.events.map(\.kind).joined(separator: " ")
            try await accounts.record(
                .refused, by: staff, in: record.division, object: record.number.text, reason: act)
        }
        return outcome
    }

    /// Works out anew what the clocks have changed by now: urgencies, warnings, whom to tell.
    /// - Returns: how many cases were looked at; as many as the limit means that there may be more.
    @discardableResult
    public func sweep(limit: Int = 200) async throws -> Int {
        let due = try await store.casesDue(by: surroundings.now(), limit: limit)
        let fresh = due.count < limit ? try await store.casesWithoutProcess(limit: limit - due.count) : []
        let hub = self
        for id in due + fresh {
            _ = try await store.change(id) { stored in (try hub.desk(for: stored.record)?.refreshed(stored), ()) }
        }
        return due.count
    }

    /// Sweeps again and again until the task is cancelled.
    public func keepSweeping(every pause: Duration) async {
        while !Task.isCancelled {
            do {
                while try await sweep() >= 200 {}
            } catch {
                log.error("the clocks could not be looked at", metadata: ["fault": "\(error)"])
            }
            try? await surroundings.clock.sleep(for: pause)
        }
    }

    /// Works by the pack a case began with; nil when it is not here.
    func desk(for record: CaseRecord) -> CaseDesk? {
        guard let own = packs.pack(of: record) else { return nil }
        let pack = record.hall.flatMap(own.at) ?? own
        return CaseDesk(
            engine: CaseEngine(pack: pack, calendar: packs.calendar), pack: pack, dispatch: dispatch,
            surroundings: surroundings)
    }
}
