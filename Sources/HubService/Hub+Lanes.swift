public import HallCore
import HubMessages
import HubStore
import Logging

/// What a clerk wants done to a lane, and the version of it they saw.
public struct LaneCommand: Sendable {
    public var caseID: UUIDv7
    public var utility: UtilityID
    public var expectedVersion: Int
    public var action: LaneAction

    /// Gathers its parts.
    public init(caseID: UUIDv7, utility: UtilityID, expectedVersion: Int, action: LaneAction) {
        self.caseID = caseID
        self.utility = utility
        self.expectedVersion = expectedVersion
        self.action = action
    }
}

/// What became of it. Only `done` wrote anything.
public enum LaneOutcome: Sendable {
    case done(Lane)
    /// Someone moved the lane after the page was opened; it stands like this now.
    case conflict(Lane)
    case refused(LaneRefusal)
    case unknownLane
    /// The pack the case began with is not on this hub.
    case packMissing
}

extension Hub {
    /// Moves a lane by one step: new version, change and feed item in one transaction, then wakes the kiosk.
    public func perform(_ command: LaneCommand, by workNumber: String) throws -> LaneOutcome {
        guard let record = try store.caseRecord(command.caseID),
            let lane = record.lanes.first(where: { $0.utility == command.utility })
        else { return .unknownLane }
        guard lane.version == command.expectedVersion else { return .conflict(lane) }
        guard let pack = packs.pack(of: record) else { return .packMissing }
        let moved: (lane: Lane, change: LaneChange)
        do {
            moved = try lane.applying(
                command.action, change: surroundings.identifier(), at: surroundings.now(),
                by: "clerk:\(workNumber)", stages: pack.stages)
        } catch { return .refused(error) }
        return try keep(moved.lane, moved.change, of: record)
    }

    private func keep(_ lane: Lane, _ change: LaneChange, of record: CaseRecord) throws -> LaneOutcome {
        let item = FeedItem(
            id: change.id, type: .laneChanged, caseID: record.id, body: try JSONValue(encoding: change))
        switch try store.keep(LaneStep(caseID: record.id, lane: lane, change: change, item: item)) {
        case .written:
            log.info(
                "a lane moved",
                metadata: [
                    "case": "\(record.id)", "utility": "\(lane.utility)", "version": "\(lane.version)",
                    "status": "\(lane.status.rawValue)", "by": "\(change.by)",
                ])
            waiters.wake(record.kiosk)
            return .done(lane)
        case .conflict:
            let current = try store.caseRecord(record.id)?.lanes.first { $0.utility == lane.utility }
            return current.map { .conflict($0) } ?? .unknownLane
        case .unknownLane: return .unknownLane
        }
    }
}
