public import HallCore
public import HubAdapters
public import HubStore
import Logging

/// What a utility's question for a paper came to.
public enum DocumentAnswer: Sendable {
    case given(page: UploadedPage, content: StoredAttachment)
    case notBelieved
    case unreadable(EventRefusal)
    /// No such task, no such paper, or the paper is not for this utility.
    case unknown
    /// The utility's part of the case is over, and with it the reason to see its papers.
    case over
}

extension Hub {
    /// Gives a utility's system the bytes of a paper that its task names, as long as it works on that task; the audit trail
    /// says first that it has them.
    /// - Parameter headers: names in lower case.
    public func document(
        headers: [String: String], body: [UInt8], for line: UtilityLine
    ) async throws -> DocumentAnswer {
        do {
            let question = try line.system.question(headers: headers, body: body, at: surroundings.now())
            return try await answer(question, for: line)
        } catch let refusal as EventRefusal {
            return .unreadable(refusal)
        } catch let refusal as WebhookRefusal {
            log.warning("a question for a paper is not believed: \(refusal)", metadata: ["system": "\(line.name)"])
            return .notBelieved
        }
    }

    private func answer(_ question: DocumentQuestion, for line: UtilityLine) async throws -> DocumentAnswer {
        guard let caseID = question.task.caseID(ofTaskFor: line.utility),
            let stored = try await store.storedCase(caseID), let process = stored.process,
            let lane = process.lane(line.utility)
        else { return .unknown }
        guard !lane.position.isOver else { return .over }
        guard let page = page(question.sha256, of: process, stored.record, for: line.utility),
            let content = try await store.attachment(page.id, of: stored.record)
        else { return .unknown }
        try await accounts.record(
            .paperFetched, bySystemOf: .utility(line.utility), in: stored.record.division,
            object: stored.record.number.text, fields: [Material.answerPrefix + page.material])
        return .given(page: page, content: content)
    }

    private func page(
        _ digest: String, of process: CaseProcess, _ record: CaseRecord, for utility: UtilityID
    ) -> UploadedPage? {
        let document = desk(for: record)?.engine.documents(of: process, for: utility, at: surroundings.now())
            .first { $0.digest == digest && $0.place == .centre }
        return document.flatMap { known in process.uploads.last { $0.id == digest && $0.material == known.material } }
    }
}
