import HallCore
import KioskStore
import Logging

extension Terminal {
    /// The progress answer of this visit, as last asked.
    public var progressAnswer: ProgressAnswer? { progress }

    /// Asks this terminal and, if the line is up, the centre. The answer stays with the visit.
    public func ask(_ query: ProgressQuery) async throws -> ProgressAnswer {
        let local = try await localCases(query)
        let remote = await surroundings.lookUp(query)
        let answer = ProgressAnswer(
            cases: Self.merge(local.map { CaseView($0, form: pack.form) }, remote ?? []),
            knownSince: remote == nil ? lastHeard : nil,
            isComplete: remote != nil)
        progress = answer
        return answer
    }

    /// A code was scanned: a receipt's code shows its case, anything else is explained.
    public func scanned(_ text: String) async {
        guard let code = ReceiptCode(text) else {
            return events.send(.said("这不是办件回执上的码，请扫回执上的码"))
        }
        do {
            guard try await currentVisit() != nil else { return events.send(.said("请先点一下屏幕，再扫码")) }
            let answer = try await ask(.number(code.number))
            try await touch()
            events.send(answer.cases.isEmpty ? .said("没有查到这份办件，请到窗口询问") : .scan("已扫到回执"))
        } catch {
            logger.error("scan failed", metadata: ["cause": "\(error)"])
            events.send(.said("没有扫成，请再扫一次"))
        }
    }

    /// Forgets the progress answer, so that another question can be asked.
    public func forgetProgress() {
        progress = nil
    }

    private func localCases(_ query: ProgressQuery) async throws -> [CaseRecord] {
        switch query {
        case .number(let number): try await store.caseRecord(number: number).map { [$0] } ?? []
        case .holder(let holder): try await store.caseRecords(holder: holder.value)
        }
    }

    private var lastHeard: Timestamp? {
        if case .down(let since) = link { since } else { nil }
    }

    /// Newest word per lane wins; newest case first.
    private static func merge(_ local: [CaseView], _ remote: [CaseView]) -> [CaseView] {
        var merged = Dictionary(local.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        for view in remote {
            guard var known = merged[view.id] else {
                merged[view.id] = view
                continue
            }
            known.lanes = known.lanes.map { lane in
                view.lanes.first { $0.utility == lane.utility && $0.version > lane.version } ?? lane
            }
            merged[view.id] = known
        }
        return merged.values.sorted { ($0.submittedAt, $0.id) > ($1.submittedAt, $1.id) }
    }
}

/// What the receipt's QR holds: `LB1.<number>.<proof>`.
struct ReceiptCode {
    let number: CaseNumber
    let proof: String

    init?(_ text: String) {
        let parts = text.split(separator: ".", maxSplits: 2).map(String.init)
        guard parts.count == 3, parts[0] == "LB1", let number = CaseNumber(parsing: parts[1]) else { return nil }
        self.number = number
        proof = parts[2]
    }
}
