import HallCore
import HubStore
import Logging

extension Hub {
    /// Does to a case what somebody ordered: journal, standing, tasks, clocks, feed and messages in one transaction.
    public func perform(_ order: CaseOrder, by principal: Principal) async throws -> OrderOutcome {
        let outcome = try await attempt(order, by: principal)
        guard outcome == .packMissing, let record = try await store.caseRecord(order.caseID),
            try await learnPack(of: record)
        else { return outcome }
        return try await attempt(order, by: principal)
    }

    private func attempt(_ order: CaseOrder, by principal: Principal) async throws -> OrderOutcome {
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

    /// Works out anew what the clocks have changed by now: urgencies, warnings, whom to tell. Each case is looked at once;
    /// one that cannot be worked on, because its pack is not here or it is damaged, does not hold up the others.
    /// - Parameter page: How many are read at a time.
    /// - Returns: how many cases were due.
    @discardableResult
    public func sweep(page: Int = 200) async throws -> Int {
        let now = surroundings.now()
        let due = try await sweepPages(of: page) { try await self.store.casesDue(by: now, after: $0, limit: page) }
        _ = try await sweepPages(of: page) { try await self.store.casesWithoutProcess(after: $0, limit: page) }
        return due
    }

    private func sweepPages(of size: Int, _ next: (SweepPlace?) async throws -> [SweepPlace]) async throws -> Int {
        var (place, count) = (SweepPlace?.none, 0)
        while true {
            let page = try await next(place)
            for one in page { try await refresh(one.caseID) }
            (place, count) = (page.last ?? place, count + page.count)
            guard page.count == size else { return count }
        }
    }

    private func refresh(_ id: UUIDv7) async throws {
        do {
            guard let missed = try await refreshed(id), try await learnPack(of: missed) else { return }
            _ = try await refreshed(id)
        } catch let fault as SQLFault {
            throw fault
        } catch let stop as CancellationError {
            throw stop
        } catch {
            log.error("the clocks of a case could not be looked at", metadata: ["case": "\(id)", "fault": "\(error)"])
        }
    }

    /// - Returns: the case, when its pack is not at hand.
    private func refreshed(_ id: UUIDv7) async throws -> CaseRecord? {
        let hub = self
        return try await store.change(id) { stored -> (step: CaseStep?, outcome: CaseRecord?) in
            guard let desk = hub.desk(for: stored.record) else { return (nil, stored.record) }
            return (try desk.refreshed(stored), nil)
        } ?? nil
    }

    /// Sweeps again and again until the task is cancelled.
    public func keepSweeping(every pause: Duration) async {
        while !Task.isCancelled {
            do {
                try await learnPackPlan()
                try await sweep()
                try await store.addUpTallies()
            } catch is CancellationError {
                return
            } catch {
                log.error("the clocks could not be looked at", metadata: ["fault": "\(error)"])
            }
            try? await surroundings.clock.sleep(for: pause)
        }
    }

    /// Works by the pack a case began with; nil when it is not here.
    func desk(for record: CaseRecord) -> CaseDesk? {
        let packs = packs
        guard let own = packs.pack(of: record) else { return nil }
        let pack = record.hall.map { packs.pack(own, at: $0, since: record.submittedAt) } ?? own
        return CaseDesk(
            engine: CaseEngine(pack: pack, calendar: packs.calendar), pack: pack, dispatch: dispatch,
            surroundings: surroundings)
    }
}
