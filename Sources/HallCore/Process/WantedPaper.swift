/// A paper that the applicant may send by phone, and how far that is.
public struct WantedPaper: Sendable, Hashable {
    /// How far it is.
    public enum State: Sendable, Hashable {
        case missing
        /// Sent; the window has not looked at it.
        case sent(pages: Int)
        /// The window wants it again.
        case sentBack(reason: String)
    }

    public var material: Material
    public var state: State
    /// What the list of corrections says of it.
    public var text: String?
}

extension CaseEngine {
    /// The papers a case still lacks and those under way: what may wait, what the list asks for, what came back.
    public func wantedPapers(of process: CaseProcess, at now: Timestamp) -> [WantedPaper] {
        guard !process.isOver else { return [] }
        let deferred = Set(openMaterials(of: process, at: now).filter { $0.deferrable != nil }.map(\.id))
        let asked = (process.openCorrection?.remaining ?? []).reduce(into: [String: String]()) {
            if case .material(let id) = $1.subject, $0[id] == nil { $0[id] = $1.text }
        }
        return pack.materials.compactMap { material in
            guard let state = state(of: material, process),
                state != .missing || asked[material.id] != nil || deferred.contains(material.id)
            else { return nil }
            return WantedPaper(material: material, state: state, text: asked[material.id])
        }
    }

    /// Nil when the window has what was sent.
    private func state(of material: Material, _ process: CaseProcess) -> WantedPaper.State? {
        let pages = process.uploads.filter { $0.material == material.id }
        let waiting = pages.count { $0.check == nil }
        if waiting > 0 { return .sent(pages: waiting) }
        if let reason = pages.last?.check?.sentBack, process.received[material.id] == nil {
            return .sentBack(reason: reason)
        }
        let isAskedAgain =
            process.openCorrection?.remaining.contains { $0.subject == .material(material.id) } ?? false
        return process.has(material) && !isAskedAgain ? nil : .missing
    }
}
