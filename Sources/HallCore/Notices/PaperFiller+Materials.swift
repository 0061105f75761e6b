extension PaperFiller {
    /// The materials of this case that stand so.
    func materials(_ state: PaperContent.MaterialState) -> [[String: String]] {
        pack.materials(of: application, known: content.facts, at: content.record.submittedAt)
            .filter { self.state(of: $0) == state }
            .map { material in
                let until = material.deferrable.map { pack.stage($0.until)?.title ?? $0.until }
                return ["title": material.title, "until": until, "collector": material.deferrable?.collector]
                    .compactMapValues(\.self)
            }
    }

    /// What somebody has noted counts. Else the terminal's own form is there, what the applicant has is there, what can
    /// wait waits, and what is required is missing.
    private func state(of material: Material) -> PaperContent.MaterialState? {
        if let known = content.materials[material.id] { return known }
        switch material.provider ?? .applicant {
        case .terminal: return .received
        case .utility: return nil
        case .applicant: break
        }
        switch application.answer(on: material) {
        case .have: return .received
        case .later: return material.deferrable != nil ? .deferred : material.required ? .missing : nil
        }
    }
}
