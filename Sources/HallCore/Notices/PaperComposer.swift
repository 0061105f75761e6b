/// Fills a pack's paper templates with the facts of a case.
public struct PaperComposer: Sendable {
    /// The paper a person takes along after submitting.
    public static let receiptID = "receipt"
    /// The paper that says how far a case is.
    public static let progressID = "progress"
    /// Everything that has to be mended, at once.
    public static let correctionID = "correction"
    /// Fees and guides; not about a case.
    public static let guideID = "guide"

    let pack: PolicyPack

    /// Makes a composer for one pack.
    public init(pack: PolicyPack) {
        self.pack = pack
    }

    /// One of the pack's papers; nil when the pack has none of that id.
    public func paper(_ id: String, of content: PaperContent) -> Paper? {
        pack.papers.first { $0.id == id }.map { paper($0, of: content) }
    }

    /// One of the pack's papers for a slip printer; a pack without it gets a plain slip with the number and the code.
    public func slip(_ id: String, of content: PaperContent) -> ReceiptDocument {
        ReceiptDocument(paper(id, of: content) ?? plain(of: content))
    }

    private func plain(of content: PaperContent) -> Paper {
        let number = content.record.number.text
        return Paper(
            title: pack.title, number: number,
            blocks: [
                .heading(pack.title, .title),
                .fields([Paper.Field(label: "办件编号", value: number, style: .prominent)]),
                .code(CaseCode.payload(of: content.record, at: content.phones)),
            ])
    }

    /// A template filled in.
    ///
    /// A row or line whose values are all unknown is left out, and a section heading with nothing under it. What is
    /// personal is masked on papers that leave a printer unattended, whatever the template asks for.
    public func paper(_ template: PaperTemplate, of content: PaperContent) -> Paper {
        let filler = PaperFiller(pack: pack, template: template, content: content)
        let blocks = PaperTidying.tidy(template.blocks.flatMap(filler.blocks), marks: filler.marks)
        return Paper(title: template.title, number: content.record.number.text, blocks: blocks)
    }
}

extension PaperTemplate {
    /// Whether a terminal prints it with nobody but the applicant there, so that it may be left lying.
    public var isUnattended: Bool {
        [PaperComposer.receiptID, PaperComposer.progressID].contains(id)
    }
}
