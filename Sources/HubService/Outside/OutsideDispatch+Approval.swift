import HallCore
import HubAdapters
import HubStore

extension OutsideDispatch {
    /// States for the approval platform, in order: of the case parts whose works need permissions, and of those
    /// permissions. With the first permission the platform hears the way of the part so far.
    func states(of move: CaseMove) throws -> [OutgoingMessage] {
        guard tellsApproval else { return [] }
        return try move.new.lanes.filter { !$0.permissions.isEmpty }.flatMap { lane in
            let before = move.old.lane(lane.utility)?.permissions ?? []
            let told = laneStates(of: lane, move, isFirst: before.isEmpty) + permissionStates(of: lane, before, move)
            return try told.map { try message($0.state, step: $0.step, move) }
        }
    }

    private typealias Told = (state: ApprovalState, step: String)

    private func laneStates(of lane: LaneProcess, _ move: CaseMove, isFirst: Bool) -> [Told] {
        guard let stored = move.record.lanes.first(where: { $0.utility == lane.utility }) else { return [] }
        let moved = move.moves.first { $0.lane.utility == lane.utility }.map { [$0.change] } ?? []
        var last = isFirst ? nil : stored.status
        let way = (isFirst ? stored.changes : []) + moved
        var told: [Told] = []
        func tell(_ status: LaneStatus, _ version: Int, _ at: Timestamp) {
            for code in ApprovalCodes.codes(from: last, to: status, by: move.pack.codes) {
                told.append((state(lane, code, version, at, move), "state-\(version)-\(code)"))
            }
            last = status
        }
        if isFirst { tell(.submitted, 0, move.record.submittedAt) }
        for change in way { tell(change.status, change.version, change.at) }
        return told
    }

    private func permissionStates(of lane: LaneProcess, _ before: [Permission], _ move: CaseMove) -> [Told] {
        let version =
            move.moves.first { $0.lane.utility == lane.utility }?.lane.version
            ?? move.record.lanes.first { $0.utility == lane.utility }?.version ?? 0
        return lane.permissions.flatMap { permission -> [Told] in
            let known = before.first { $0.kind == permission.kind }
            let begun: [Permission.Verdict?] = known == nil ? [nil] : []
            let decided = permission.verdict.flatMap { $0 == known?.verdict ? nil : [$0] } ?? []
            return (begun + decided).compactMap { verdict in
                guard let code = ApprovalCodes.code(of: verdict, by: move.pack.codes) else { return nil }
                var state = state(lane, code, version, move.at, move)
                state.permission = permission.kind
                state.departments = permission.asked.filter { $0 != Permission.undivided }
                return (state, "permission-\(permission.kind)-\(verdict?.rawValue ?? "begun")-\(move.version)")
            }
        }
    }

    private func state(
        _ lane: LaneProcess, _ code: String, _ version: Int, _ at: Timestamp, _ move: CaseMove
    ) -> ApprovalState {
        ApprovalState(
            caseNumber: move.record.number, division: move.record.division, utility: lane.utility, code: code,
            version: version, at: at)
    }

    private func message(_ state: ApprovalState, step: String, _ move: CaseMove) throws -> OutgoingMessage {
        let key = IdempotencyKey(caseID: move.record.id, lane: state.utility, step: step)
        let message = try state.message(key: key, source: "urn:lianban:\(state.division)")
        return outgoing(
            message, to: ApprovalPlatform.systemName, laneKey: "\(move.record.id.text).\(state.utility).approval")
    }
}
