/// What the applicant may and has to do about a case, as terminals show it. Holds no answer of the application.
public struct CaseAsks: Codable, Sendable, Hashable {
    /// One thing on the list, said once even when several utilities ask for it.
    public struct Item: Codable, Sendable, Hashable {
        /// Its items on the list.
        public var ids: [String]
        public var subject: CorrectionItem.Subject
        /// What to do, in plain words.
        public var text: String

        /// Gathers its parts.
        public init(ids: [String], subject: CorrectionItem.Subject, text: String) {
            self.ids = ids
            self.subject = subject
            self.text = text
        }
    }

    /// The case's version it was read at; a later one counts.
    public var version: Int
    /// What is on the open list of corrections and not mended.
    public var items: [Item]
    /// Papers that may wait and are not there, by material.
    public var papers: [String]
    /// Whether somebody has to agree to a withdrawal that was asked for.
    public var isWithdrawing: Bool
    public var isOver: Bool

    /// Gathers its parts.
    public init(version: Int, items: [Item], papers: [String], isWithdrawing: Bool, isOver: Bool) {
        self.version = version
        self.items = items
        self.papers = papers
        self.isWithdrawing = isWithdrawing
        self.isOver = isOver
    }

    /// Whether it asks for anything.
    public var isEmpty: Bool { items.isEmpty && papers.isEmpty }
}

extension CaseEngine {
    /// What a case asks of its applicant.
    public func asks(of process: CaseProcess, version: Int, at now: Timestamp) -> CaseAsks {
        let items = (process.openCorrection?.remaining ?? []).merged.map {
            CaseAsks.Item(ids: $0.map(\.id), subject: $0[0].subject, text: $0[0].text)
        }
        let listed = items.map(\.subject)
        let papers = openMaterials(of: process, at: now).filter {
            $0.deferrable != nil && !listed.contains(.material($0.id))
        }
        return CaseAsks(
            version: version, items: process.isOver ? [] : items, papers: process.isOver ? [] : papers.map(\.id),
            isWithdrawing: process.withdrawal != nil, isOver: process.isOver)
    }
}
