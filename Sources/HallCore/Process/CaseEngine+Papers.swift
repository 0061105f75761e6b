extension CaseEngine {
    /// What concerns papers: the one list of corrections, and what is handed in.
    func applyPapers(
        _ event: ProcessEvent, _ process: inout CaseProcess, _ now: Timestamp, _ actor: Actor
    ) throws(ProcessRefusal) {
        switch event {
        case .note(let item): try note(item, &process)
        case .drop(let id): try drop(id, &process)
        case .sendCorrections: try sendCorrections(&process, now)
        case .mend(let answers): try mend(answers, &process, now)
        case .receive(let material):
            guard pack.materials.contains(where: { $0.id == material }) else { throw .unknownMaterial(material) }
            process.received[material] = Receiving(at: now, by: actor)
        default: return
        }
    }

    private func note(_ item: CorrectionItem, _ process: inout CaseProcess) throws(ProcessRefusal) {
        guard process.openCorrection == nil else { throw .correctionsOut }
        guard !TypedText.trimmed(item.text).isEmpty else { throw .textMissing }
        if let lane = item.lane { _ = try index(of: lane, in: process) }
        if process.notedCorrections.isEmpty, process.corrections.last?.sentAt != nil || process.corrections.isEmpty {
            process.corrections.append(CorrectionRound(items: []))
        }
        let last = process.corrections.count - 1
        guard
            !process.corrections[last].items.contains(where: {
                $0.id == item.id || ($0.lane == item.lane && $0.isSame(as: item))
            })
        else {
            return
        }
        process.corrections[last].items.append(item)
    }

    private func drop(_ id: String, _ process: inout CaseProcess) throws(ProcessRefusal) {
        guard process.notedCorrections.contains(where: { $0.id == id }) else { throw .noCorrections }
        process.corrections[process.corrections.count - 1].items.removeAll { $0.id == id }
    }

    /// The limits of the lanes that asked stand still, where they may.
    private func sendCorrections(_ process: inout CaseProcess, _ now: Timestamp) throws(ProcessRefusal) {
        guard !process.notedCorrections.isEmpty else { throw .noCorrections }
        let last = process.corrections.count - 1
        process.corrections[last].sentAt = now
        for lane in process.lanes where process.corrections[last].concerns(lane.utility) && !lane.position.isOver {
            try? pause(lane.utility, PauseReason.correction.rawValue, &process, now)
        }
    }

    private func mend(
        _ answers: [String: Answer], _ process: inout CaseProcess, _ now: Timestamp
    ) throws(ProcessRefusal) {
        guard let open = process.openCorrection else { throw .noCorrections }
        process.form.answers.merge(answers) { $1 }
        process.corrections[process.corrections.count - 1].mendedAt = now
        for lane in process.lanes where open.concerns(lane.utility) {
            guard lane.pauses.last?.reason == PauseReason.correction.rawValue, lane.isPaused else { continue }
            try? resume(lane.utility, &process, now)
        }
        for case .material(let id) in open.items.map(\.subject) where process.received[id] == nil {
            process.received[id] = Receiving(at: now, by: Actor(.applicant))
        }
    }

    /// Papers that could wait until this stage have to be there when it ends.
    func checkMaterials(
        before stage: String, of lanes: [Int], _ process: CaseProcess, _ now: Timestamp
    ) throws(ProcessRefusal) {
        let chosen = lanes.map { process.lanes[$0].utility }
        let missing = openMaterials(of: process, at: now).filter { material in
            guard let until = material.deferrable?.until, material.required else { return false }
            return until == stage && chosen.contains { concerns(material, $0, process) }
        }
        guard missing.isEmpty else { throw .materialsMissing(missing.map(\.id)) }
    }

    /// The papers that are asked for and not there, in the pack's order.
    public func openMaterials(of process: CaseProcess, at now: Timestamp) -> [Material] {
        pack.materials(of: process.form, known: process.known, at: now).filter { $0.isApplicants && !process.has($0) }
    }

    /// Whether a lane's service asks for a paper.
    func concerns(_ material: Material, _ lane: UtilityID, _ process: CaseProcess) -> Bool {
        guard let services = material.services else { return true }
        return pack.service(lane, in: process.form).map { services.contains($0.id) } ?? false
    }
}
