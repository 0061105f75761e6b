/// A licence that may be fetched for a paper of a case.
public struct LicenceChoice: Sendable, Hashable, Identifiable {
    public var material: Material
    public var licence: Material.Licence

    /// Paper and kind: `businessPaper:businessLicence`.
    public var id: String { "\(material.id):\(licence.kind)" }
}

extension CaseEngine {
    /// What may still be fetched for a case, in the pack's order.
    public func licenceChoices(of process: CaseProcess, at now: Timestamp) -> [LicenceChoice] {
        guard !process.isOver else { return [] }
        return pack.materials(of: process.form, known: process.known, at: now).flatMap { material in
            (material.licences ?? []).map { LicenceChoice(material: material, licence: $0) }
        }.filter { choice in
            !process.licences.contains { $0.material == choice.material.id && $0.kind == choice.licence.kind }
        }
    }

    /// The holder's consent, and what came of it.
    func applyLicences(
        _ event: ProcessEvent, _ process: inout CaseProcess, _ now: Timestamp, _ actor: Actor
    ) throws(ProcessRefusal) {
        guard !process.isOver else { throw .ended }
        let choices = licenceChoices(of: process, at: now)
        switch event {
        case .agreeToLicences(let agreement):
            guard !agreement.kinds.isEmpty, now < agreement.until else { throw .noConsent }
            for kind in agreement.kinds where !choices.contains(where: { $0.licence.kind == kind }) {
                throw .unknownMaterial(kind)
            }
            process.agreements = (process.agreements ?? []) + [agreement]
        case .obtain(let receipt):
            guard !process.licences.contains(receipt) else { return }
            guard choices.contains(where: { $0.material.id == receipt.material && $0.licence.kind == receipt.kind })
            else { throw .unknownMaterial(receipt.material) }
            try obtain(receipt, &process, now, actor)
        default: return
        }
    }

    /// Counts as the paper; what the list asks of it is mended.
    private func obtain(
        _ receipt: LicenceReceipt, _ process: inout CaseProcess, _ now: Timestamp, _ actor: Actor
    ) throws(ProcessRefusal) {
        let agreed = process.agreements?.first { $0.id == receipt.agreement }
        guard let agreed, now < agreed.until, agreed.kinds.contains(receipt.kind) else { throw .noConsent }
        guard receipt.validUntil.map({ now.date <= $0 }) ?? true else { throw .licenceOver }
        process.obtained = process.licences + [receipt]
        process.received[receipt.material] = Receiving(at: now, by: actor)
        let asked = process.openCorrection?.remaining.filter { $0.subject == .material(receipt.material) } ?? []
        try mend(asked.map(\.id), &process, now, actor)
    }
}
