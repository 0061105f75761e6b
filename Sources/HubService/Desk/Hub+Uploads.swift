public import HallCore
public import HubStore
import Logging

extension Hub {
    /// Keeps pages of a paper with the case, in one transaction with the entry that speaks of them. Pages that are there
    /// already change nothing, so that who is not sure simply sends again.
    /// - Parameter files: As they came; what is no page is refused before anything is written.
    /// - Throws: ``UploadFault`` for the first file that is no page.
    public func upload(
        _ files: [[UInt8]], of material: String, to tracked: TrackedCase
    ) async throws -> OrderOutcome {
        let now = surroundings.now()
        let kept = try files.map { bytes in
            let page = try UploadCleaner.clean(bytes)
            return StoredAttachment(digest: Proof.hexDigest(page.bytes), format: page.format, content: page.bytes)
        }
        let pages = kept.map {
            UploadedPage(id: $0.digest, material: material, format: $0.format, size: $0.content.count, at: now)
        }
        let order = CaseOrder(caseID: tracked.record.id, expectedVersion: nil, events: [.upload(pages)])
        let hub = self
        let outcome = try await store.change(order.caseID) { stored -> CaseDesk.Decision in
            guard let desk = hub.desk(for: stored.record) else { return (nil, .packMissing) }
            guard !Self.holds(pages, stored.process) else { return (nil, .done(version: stored.version)) }
            var decided = try desk.decide(order, by: .office(.applicant), on: stored)
            decided.step?.attachments = kept
            return decided
        }
        if case .done = outcome {
            log.info("pages came by phone", metadata: ["case": "\(order.caseID)", "pages": "\(pages.count)"])
        }
        return outcome ?? .unknownCase
    }

    /// Whether all of them are with the case and none was sent back.
    private static func holds(_ pages: [UploadedPage], _ process: CaseProcess?) -> Bool {
        let known = process?.uploads.filter { $0.check?.sentBack == nil } ?? []
        return pages.allSatisfy { page in known.contains { $0.id == page.id && $0.material == page.material } }
    }

    /// A page for a member of staff who sees papers of the case; that they open it is recorded first. Nil when there is
    /// none.
    /// - Throws: ``AccountRefusal`` when the case is not theirs to see.
    public func attachment(
        _ digest: String, of id: UUIDv7, for staff: SignedInStaff
    ) async throws -> (page: UploadedPage, content: StoredAttachment)? {
        guard let file = try await file(of: id, for: staff), file.disclosure.sight(of: .paper) == .whole,
            let page = file.work?.process.uploads.last(where: { $0.id == digest }),
            let content = try await store.attachment(digest, of: file.record)
        else { return nil }
        try await accounts.record(
            .fieldsSeen, by: staff, in: file.record.division, party: file.disclosure.office,
            object: file.record.number.text, fields: [Material.answerPrefix + page.material])
        return (page, content)
    }

    /// The paper that was last printed again, for the window; that it is opened is recorded first. Nil when it was not
    /// printed again, or the person is not of the case's window.
    public func reprint(_ paper: String, of id: UUIDv7, for staff: SignedInStaff) async throws -> Paper? {
        guard let file = try await file(of: id, for: staff), let work = file.work, work.offices.contains(.window),
            work.process.copies(of: paper) > 1
        else { return nil }
        try await accounts.record(
            .fieldsSeen, by: staff, in: file.record.division, party: .window, object: file.record.number.text,
            fields: ["paper.\(paper)"])
        var content = work.engine.content(of: paper, work.process, file.record, at: surroundings.now())
        content.phones = phones
        return PaperComposer(pack: work.pack).paper(paper, of: content)
    }
}
