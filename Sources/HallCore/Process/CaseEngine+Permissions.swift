extension CaseEngine {
    /// Permissions that begin once a stage is finished: those that start by themselves, and those a decided route names.
    func startPermissions(after stage: String, of index: Int, _ process: inout CaseProcess, _ now: Timestamp) {
        let facts = facts(of: process, lane: process.lanes[index].utility, at: now)
        let decided = pack.tables.compactMap { facts[PolicyPack.BuiltInFact.route($0.id)] }
        for kind in pack.approvals where kind.after == stage && kind.start != .request {
            let naming = pack.outcomes.filter { $0.approvals?.contains(kind.id) ?? false }.map(\.id)
            if naming.isEmpty ? kind.start == .automatic : naming.contains(where: decided.contains) {
                start(kind, of: index, &process, now)
            }
        }
    }

    private func start(_ kind: ApprovalKind, of index: Int, _ process: inout CaseProcess, _ now: Timestamp) {
        guard !process.lanes[index].permissions.contains(where: { $0.kind == kind.id }) else { return }
        let departments = kind.departments ?? []
        process.lanes[index].permissions.append(
            Permission(
                kind: kind.id, since: now, opinions: [:],
                asked: departments.isEmpty ? [Permission.undivided] : departments))
    }

    /// Asks for a permission; for one that was refused, asks anew those who refused.
    func request(
        _ kind: String, _ lane: UtilityID, _ changed: String?, _ process: inout CaseProcess, _ now: Timestamp
    ) throws(ProcessRefusal) {
        let index = try index(of: lane, in: process)
        guard let kind = pack.approvals.first(where: { $0.id == kind }) else { throw .unknownPermission(kind) }
        guard process.lanes[index].finish(of: kind.after) != nil else { throw .notThere(stage: kind.after) }
        start(kind, of: index, &process, now)
        guard let place = process.lanes[index].permissions.firstIndex(where: { $0.kind == kind.id }) else { return }
        process.lanes[index].permissions[place].askAnew(changed: changed, at: now)
    }

    /// What a department says, and when.
    struct Opinion {
        var verdict: Permission.Verdict
        var remark: String?
        var by: String
        var at: Timestamp
    }

    func give(
        _ opinion: Opinion, on kind: String, _ lane: UtilityID?, _ process: inout CaseProcess
    ) throws(ProcessRefusal) {
        let lanes =
            try lane.map { lane throws(ProcessRefusal) in [try index(of: lane, in: process)] }
            ?? process.lanes.indices.filter { !process.lanes[$0].position.isOver }
        let places = lanes.compactMap { lane in
            process.lanes[lane].permissions.firstIndex { $0.kind == kind }.map { (lane, $0) }
        }
        guard !places.isEmpty else { throw .unknownPermission(kind) }
        // One utility may have asked anew: what was said to the others stands, unless nobody waits for a word.
        let open = places.filter { process.lanes[$0.0].permissions[$0.1].waits(for: opinion.by) }
        for (lane, place) in open.isEmpty ? places : open {
            guard process.lanes[lane].permissions[place].asked.contains(opinion.by) else {
                throw .notAsked(department: opinion.by)
            }
            process.lanes[lane].permissions[place].opinions[opinion.by] = opinion.verdict
            process.lanes[lane].permissions[place].remarks[opinion.by] = opinion.remark
            process.lanes[lane].permissions[place].givenAt[opinion.by] = opinion.at
        }
    }

    /// Nobody leaves the stage of approvals, or begins to dig, before every department has agreed.
    func checkPermissions(of lane: LaneProcess, in stage: String) throws(ProcessRefusal) {
        guard let kind = pack.stage(stage)?.kind, [.approval, .filing, .works].contains(kind) else { return }
        if let refused = lane.permissions.first(where: { $0.verdict == .refused }) {
            throw .permissionRefused(refused.kind)
        }
        let open = lane.permissions.filter { $0.verdict == nil }.map(\.kind)
        guard open.isEmpty else { throw .permissionsOpen(open) }
    }
}
