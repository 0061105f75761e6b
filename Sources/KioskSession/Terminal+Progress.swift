public import HallCore
import KioskStore
import Logging

extension Terminal {
    /// The progress answer of this visit, as last asked; nil when nothing was found.
    public func progressAnswer(of visit: UUIDv7) -> ProgressAnswer? {
        progress?.visit == visit ? progress?.answer : nil
    }

    /// Asks this terminal and, if the line is up, the centre. An answer with cases stays with the visit.
    public func ask(_ query: ProgressQuery, for visit: UUIDv7) async throws -> ProgressAnswer {
        let local = try await localCases(query)
        let remote = await surroundings.lookUp(query)
        var views = local.map { CaseView($0) }
        if query.claim != nil {
            for index in views.indices { views[index].asks = try await store.asks(of: views[index].id) }
        }
        var answer = ProgressAnswer(
            cases: Self.merge(views, remote ?? []), knownSince: remote == nil ? lastHeard : nil,
            isComplete: remote != nil)
        answer.isOwn = query.claim != nil
        try await touch(visit)
        if !answer.cases.isEmpty { progress = (visit, answer, query) }
        return answer
    }

    /// A code was scanned: a receipt's code shows its case, a badge stands for its number, anything else is explained.
    public func scanned(_ text: String) async {
        if desk.isOpen { return await codeTested() }
        guard await !takesBadge(text) else { return }
        guard let code = CaseCode(text) else {
            return events.send(.said("这不是办件回执上的码，请扫回执上的码"))
        }
        do {
            guard let visit = try await currentVisit() else {
                return events.send(.said(isClosed ? "本机暂停服务，请到窗口办理" : "请先点一下屏幕，再扫码"))
            }
            let answer = try await ask(.receipt(code.number, proof: code.proof), for: visit.id)
            guard !answer.cases.isEmpty else {
                return events.send(.said(try await verdict(on: code, isComplete: answer.isComplete)))
            }
            marks.scan += 1
            events.send(.scan("已扫到回执"))
        } catch {
            logger.error("scan failed", metadata: ["cause": "\(error)"])
            events.send(.said("没有扫成，请再扫一次"))
        }
    }

    /// What is said of a receipt whose case nobody could be asked for, or nobody knows.
    private func verdict(on code: CaseCode, isComplete: Bool) async throws -> String {
        guard !isComplete else { return "没有查到这份办件，请到窗口询问" }
        guard code.seal != nil, let hubKey = try await store.station().hubPublicKey else {
            return "网络不通，这份办件不在本机，请稍后再扫"
        }
        guard code.isGenuine(hubKey: Array(hubKey), verifies: surroundings.verifies), let at = code.submittedAt else {
            return "这张回执没有通过验证，请到窗口询问"
        }
        return "回执是真的：\(at.chineseShort) 提交，别的终端受理。网络恢复后可查进度"
    }

    /// Forgets the progress answer, so that another question can be asked.
    public func forgetProgress(of visit: UUIDv7) {
        if progress?.visit == visit { progress = nil }
    }

    private func localCases(_ query: ProgressQuery) async throws -> [CaseRecord] {
        switch query {
        case .number(let number): try await store.caseRecord(number: number).map { [$0] } ?? []
        case .receipt(let number, let proof):
            try await store.caseRecord(number: number).flatMap {
                $0.proof.uppercased() == proof.uppercased() ? [$0] : nil
            } ?? []
        case .holder(let number): try await store.caseRecords(cardNumber: number.value)
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
            if let asks = view.asks, asks.version >= known.asks?.version ?? 0 { known.asks = asks }
            merged[view.id] = known
        }
        return merged.values.sorted { ($0.submittedAt, $0.id) > ($1.submittedAt, $1.id) }
    }
}
