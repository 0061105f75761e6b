extension PaperFiller {
    /// The values of each entry of a source; nil when nobody can know yet whether there are any.
    /// - Parameter names: the variables that the block prints.
    func entries(_ source: PaperTemplate.Source, naming names: [String]) -> [[String: String]]? {
        switch source {
        case .lanes: lanes
        case .promises: promises(naming: names)
        case .materialsReceived: materials(.received)
        case .materialsDeferred: materials(.deferred)
        case .materialsMissing: materials(.missing)
        case .problems: problems
        case .departments: pack.departments.map { ["name": $0.name] }
        case .approvals: approvals
        case .fees: fees
        case .commitments: (template.commitments ?? []).map { ["text": $0] }
        case .guides: guides
        }
    }

    private var lanes: [[String: String]] {
        content.record.lanes.map { lane in
            let utility = pack.utility(lane.utility)
            return [
                "utility": name(lane.utility), "company": utility?.company, "matter": utility?.matter,
                "phone": utility?.phone, "contact": utility?.contact,
                "business": pack.service(lane.utility, in: application)?.title,
                "status": lane.status.title,
                "stage": lane.status.isTerminal ? nil : pack.stage(lane.stage)?.title,
                "message": lane.changes.last?.message, "updated": lane.changes.last?.at.chineseShort,
            ].compactMapValues(\.self)
        }
    }

    /// Those of the application, then what a company has said of a lane that waits for the applicant.
    private var problems: [[String: String]] {
        let fields = content.problems.map { problem in
            ["label": form?.field(problem.field)?.label ?? problem.field, "message": problem.message]
        }
        let lanes = content.record.lanes.filter { $0.status == .correcting }.compactMap { lane in
            lane.changes.last?.message.map { ["label": name(lane.utility), "message": $0] }
        }
        return fields + lanes
    }

    /// The permissions the decided routes need; nil while a route that may need some is open.
    private var approvals: [[String: String]]? {
        let outcomes = decisions.compactMap { decision in
            pack.outcomes.first { $0.id == decision.outcome }
        }
        let ids = Set(outcomes.flatMap { $0.approvals ?? [] })
        guard !ids.isEmpty || decisions.allSatisfy(\.missing.isEmpty) else { return nil }
        return pack.approvals.filter { ids.contains($0.id) }.map { approval in
            let limit = pack.deadlines.first { $0.id == approval.deadline }
            let names = (approval.departments ?? []).compactMap { id in
                pack.departments.first { $0.id == id }?.name
            }
            return [
                "title": approval.title, "limit": limit.map { $0.text ?? $0.words },
                "departments": names.isEmpty ? nil : names.joined(separator: "、"),
            ].compactMapValues(\.self)
        }
    }

    private var fees: [[String: String]] {
        pack.fees.map { fee in
            ["title": fee.title, "text": fee.text, "payer": fee.payer, "basis": fee.basis]
                .compactMapValues(\.self)
        }
    }

    private var guides: [[String: String]] {
        pack.guides.flatMap(\.sections).map { section in
            [
                "title": section.title, "text": section.lines.joined(separator: ""),
                "clause": section.cite.text,
            ]
        }
    }
}

extension Utility {
    /// The company and its number, where the hall has set one.
    fileprivate var contact: String? {
        phone.map { "\(company)：\($0)" }
    }
}
