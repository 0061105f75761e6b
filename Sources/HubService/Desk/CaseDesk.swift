import HallCore
import HubMessages
import HubStore

/// Works out what an order makes of a case; writes nothing.
struct CaseDesk: Sendable {
    let engine: CaseEngine
    let pack: PolicyPack
    let dispatch: OutsideDispatch
    let surroundings: TimeAndChance

    /// What became of an order, and what has to be kept for it.
    typealias Decision = (step: CaseStep?, outcome: OrderOutcome)

    /// A case when it comes in: nothing has happened, its tasks and clocks begin.
    func opening(_ record: CaseRecord) -> CaseStep {
        let process = engine.open(record.form, at: record.submittedAt)
        let now = surroundings.now()
        return CaseStep(
            process: process, entries: [], standing: engine.standing(of: process, at: now), moves: [],
            messages: dispatch.progress(opening: record, at: now), at: now)
    }

    /// Decides on an order for a case as it is stored.
    func decide(_ order: CaseOrder, by principal: Principal, on stored: StoredCase) throws -> Decision {
        guard let process = stored.process else { return (nil, .packMissing) }
        if let expected = order.expectedVersion, expected != stored.version {
            return (nil, .conflict(version: stored.version))
        }
        var work = Work(process: process, version: stored.version, at: surroundings.now())
        let own = principal.offices(on: CaseParties(stored.record, process))
        for event in learnt(from: stored.suspensions, process, at: work.at) {
            do throws(ProcessRefusal) { try apply(event, by: .system, &work) } catch { return (nil, .refused(error)) }
        }
        for event in order.events {
            let offices = engine.offices(for: event, in: work.process)
            guard let party = principal == .system ? .system : offices.first(where: own.contains) else {
                return (nil, .forbidden(offices))
            }
            do throws(ProcessRefusal) {
                try apply(event, by: Actor(party, workNumber: principal.workNumber), &work)
                while let next = engine.following(work.process) { try apply(next, by: .system, &work) }
            } catch { return (nil, .refused(error)) }
        }
        return (try step(work, of: stored), .done(version: work.version))
    }

    /// What measures against utilities have changed for the lanes that go on: a fact that is asked when a route is decided.
    private func learnt(
        from suspensions: [Suspension], _ process: CaseProcess, at now: Timestamp
    ) -> [ProcessEvent] {
        pack.facts(of: suspensions, on: now.date).sorted { $0.key < $1.key }.compactMap { name, value in
            let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
            guard parts.count == 2, let lane = process.lane(parts[0]), !lane.position.isOver,
                process.known[name] != value, !lane.finished.isEmpty
            else { return nil }
            return .learn(facts: [parts[1]: value], lane: lane.utility)
        }
    }

    /// The clocks have gone on: tasks and alerts are worked out anew.
    func refreshed(_ stored: StoredCase) throws -> CaseStep? {
        guard let process = stored.process else { return opening(stored.record) }
        return try step(Work(process: process, version: stored.version, at: surroundings.now()), of: stored)
    }

    private struct Work {
        var process: CaseProcess
        var version: Int
        var entries: [CaseEntry] = []
        var at: Timestamp
    }

    private func apply(_ event: ProcessEvent, by actor: Actor, _ work: inout Work) throws(ProcessRefusal) {
        work.process = try engine.apply(event, to: work.process, at: work.at, by: actor)
        work.version += 1
        work.entries.append(
            CaseEntry(id: surroundings.identifier(), version: work.version, at: work.at, by: actor, event: event))
    }

    private func step(_ work: Work, of stored: StoredCase) throws -> CaseStep {
        let standing = engine.standing(of: work.process, at: work.at)
        let by = work.entries.last.map(\.by) ?? .system
        let moves =
            work.entries.isEmpty
            ? []
            : try standing.lanes.compactMap { lane in
                try move(lane, of: stored.record, by: by, at: work.at)
            }
        let messages = try stored.process.map {
            try dispatch.messages(
                of: CaseMove(
                    old: $0, new: work.process, standing: standing, moves: moves, record: stored.record, pack: pack,
                    engine: engine, version: work.version, at: work.at))
        }
        return CaseStep(
            process: work.process, entries: work.entries, standing: standing, moves: moves, messages: messages ?? [],
            notices: try notices(work, of: stored), at: work.at)
    }

    /// What the case asks of its applicant, where that has changed.
    private func notices(_ work: Work, of stored: StoredCase) throws -> [FeedItem] {
        guard let before = stored.process, !work.entries.isEmpty else { return [] }
        let asks = engine.asks(of: work.process, version: work.version, at: work.at)
        var old = engine.asks(of: before, version: stored.version, at: work.at)
        old.version = asks.version
        guard asks != old else { return [] }
        return [
            FeedItem(
                id: surroundings.identifier(), type: .caseAsks, caseID: stored.record.id,
                body: try JSONValue(encoding: asks))
        ]
    }

    private func move(
        _ standing: CaseStanding.LaneStanding, of record: CaseRecord, by actor: Actor, at: Timestamp
    ) throws -> CaseStep.LaneMove? {
        guard let lane = record.lanes.first(where: { $0.utility == standing.utility }),
            let moved = lane.following(standing, change: surroundings.identifier(), at: at, by: actor.text)
        else { return nil }
        let item = FeedItem(
            id: moved.change.id, type: .laneChanged, caseID: record.id, body: try JSONValue(encoding: moved.change))
        return CaseStep.LaneMove(lane: moved.lane, change: moved.change, item: item)
    }
}

extension Actor {
    /// Office and work number, as histories show them: `window#W01`.
    var text: String { party.description + (workNumber.map { "#\($0)" } ?? "") }
}
