extension CaseEngine {
    /// What happens by itself after an event: a stage of approval ends when the last department has agreed.
    public func following(_ process: CaseProcess) -> ProcessEvent? {
        for lane in process.lanes {
            guard case .inside(let id) = lane.position, let stage = pack.stage(id),
                stage.kind == .approval || stage.kind == .filing, !lane.permissions.isEmpty,
                lane.permissions.allSatisfy({ $0.verdict == .agreed })
            else { continue }
            let others = process.lanes.filter { $0.position == .inside(id) && $0.utility != lane.utility }
            guard stage.scope == .case else { return .finish(stage: id, lane: lane.utility) }
            // What all do together ends for all: as long as one of them waits for a department, for none.
            guard others.allSatisfy({ $0.permissions.allSatisfy { $0.verdict == .agreed } }) else { continue }
            return .finish(stage: id, lane: nil)
        }
        return nil
    }
}
