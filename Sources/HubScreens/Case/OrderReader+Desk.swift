import HallCore
import HubService

extension OrderReader {
    func desk() throws(OrderMistakes) -> [ProcessEvent] {
        switch order.kind {
        case .report:
            [.report(problem: identifier.text, lane: values["lane"], text: try text("text", "请写清楚是什么问题"))]
        case .answer: [try answer()]
        case .handOver: [try handOver()]
        case .takeOver: [.takeOver(id: try needed("handover"))]
        case .askWithdrawal: [.askWithdrawal(lane: values["lane"])]
        case .allowWithdrawal: [.decideWithdrawal(agreed: true)]
        case .denyWithdrawal: [.decideWithdrawal(agreed: false)]
        case .take: [.assign(party: try party("party"), workNumber: workNumber)]
        case .release: [.assign(party: try party("party"), workNumber: nil)]
        case .reprint: [try reprinted()]
        default: [.transfer(hall: try chosen("hall", "请选转到哪个大厅"))]
        }
    }

    private func reprinted() throws(OrderMistakes) -> ProcessEvent {
        let paper = try chosen("paper", "请选补打哪一种")
        guard work.engine.reprintable(of: work.process, at: now).contains(where: { $0.id == paper }) else {
            throw OrderMistakes("paper", "这个办件现在没有这种纸，请重新选")
        }
        return .reprint(paper: paper, copy: work.process.copies(of: paper) + 1)
    }

    private func party(_ name: String) throws(OrderMistakes) -> Party {
        guard let party = Party(try chosen(name, "请选单位或岗位")) else { throw OrderMistakes(name, "请选单位或岗位") }
        return party
    }

    private func handOver() throws(OrderMistakes) -> ProcessEvent {
        let papers = try text("papers", "请写移交哪些材料，一行一份").split(whereSeparator: \.isNewline)
            .map { FormValidator.normalise(String($0), kind: .text) }.filter { !$0.isEmpty }
        return .handOver(id: identifier.text, papers: papers, to: try party("to"))
    }

    private func answer() throws(OrderMistakes) -> ProcessEvent {
        let problem = try needed("problem")
        let text = try text("text", "请写答复的内容")
        guard values["outcome"] == "scheduled" else { return .answer(problem: problem, .solved(at: now), text: text) }
        guard let until = values["until"].flatMap({ CivilDate(iso: FormValidator.normalise($0, kind: .date)) }) else {
            throw OrderMistakes("until", "定了日期的，请填哪天解决")
        }
        guard until >= now.date else { throw OrderMistakes("until", "解决的日期不能早于今天") }
        return .answer(problem: problem, .scheduled(at: now, until: until), text: text)
    }
}
