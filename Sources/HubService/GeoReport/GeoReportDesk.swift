import HallCore
import HubStore

/// Takes in repairs by Open311 GeoReport v2 and says how they stand.
struct GeoReportDesk {
    let rule: GeoReportRule
    let hub: Hub

    private static let day: Int = 24 * 60
    /// The standard's limits of one answer.
    private static let (longestDays, mostRequests) = (90, 1000)

    /// The forms of repairs of a jurisdiction, in the pack's order.
    func forms(in jurisdiction: String?) throws(GeoReportRefusal) -> [GeoReportForm] {
        let pack = try pack(of: jurisdiction)
        let now = hub.surroundings.now()
        return pack.services.compactMap { GeoReportForm($0, of: pack, calendar: hub.packs.calendar, now: now) }
    }

    func form(_ code: String?, in jurisdiction: String?) throws(GeoReportRefusal) -> GeoReportForm {
        guard let code else { throw .missing("没有写 service_code") }
        guard let form = try forms(in: jurisdiction).first(where: { $0.service.id == code }) else {
            throw .unknown("没有这种报修（service_code）")
        }
        return form
    }

    /// Opens the case of a repair; the same number of the same client is the same case.
    func take(_ post: GeoReportPost, from source: SourceAddress) async throws -> (number: CaseNumber, isNew: Bool) {
        guard let client = post.apiKey.flatMap(client) else {
            try hub.limits.take(.stranger, source.text)
            throw GeoReportRefusal.badKey
        }
        try hub.limits.take(.repairs, "client \(client.name)")
        let form = try form(post.serviceCode, in: post.jurisdiction)
        let filled = try form.filled(with: post)
        let content = try JSONValue(encoding: filled).canonicalBytes()
        let reference = post.reference ?? hub.surroundings.identifier().text
        let draft = Draft(id: hub.surroundings.identifier(), form: filled, pack: form.pack, at: hub.surroundings.now())
        let proof = Hexadecimal.text(hub.surroundings.bytes(10))
        let entry = DirectEntry(
            division: form.pack.division, channel: rule.code, channelKey: hub.keys.publicKey,
            key: Self.key(reference, of: client.name), fingerprint: Proof.hexDigest(content), at: draft.at)
        let (rule, hub) = (rule, hub)
        let opening = try await hub.store.openDirectly(entry) { serial in
            guard let record = draft.record(serial: serial, rule, hub, proof: proof) else {
                throw GeoReportNumberFault()
            }
            return hub.opened(record)
        }
        switch opening {
        case .opened(let record): return (record.number, true)
        case .known(let record, fingerprint: entry.fingerprint): return (record.number, false)
        case .known: throw GeoReportRefusal(status: 400, texts: ["同一编号下已有不同的内容，请换一个编号"])
        }
    }

    func requests(_ query: GeoReportQuery) async throws -> [GeoReportRequest] {
        let pack = try pack(of: query.jurisdiction)
        return try await records(query, pack).compactMap { record, reference in
            guard record.division == pack.division, record.kiosk == rule.code else { return nil }
            var request = request(record, hub.packs.pack(of: record) ?? pack)
            request?.reference = reference
            return request
        }
    }

    private func records(_ query: GeoReportQuery, _ pack: PolicyPack) async throws -> [(CaseRecord, String?)] {
        if let numbers = query.numbers {
            var found: [(CaseRecord, String?)] = []
            for number in numbers.prefix(Self.mostRequests).compactMap({ CaseNumber(parsing: $0) }) {
                if let record = try await hub.store.caseRecord(number: number) { found.append((record, nil)) }
            }
            return found
        }
        if let reference = query.reference { return try await records(ofReference: reference, pack) }
        let (from, to) = try range(query)
        let records = try await hub.store.directCases(
            of: rule.code, in: pack.division, from: from, to: to, limit: Self.mostRequests)
        return records.filter { record in
            (query.serviceCodes.map { $0.contains(self.service(of: record, pack)?.id ?? "") } ?? true)
                && (query.isClosed.map { $0 == record.lanes.allSatisfy(\.status.isTerminal) } ?? true)
        }.map { ($0, nil) }
    }

    private func records(ofReference reference: String, _ pack: PolicyPack) async throws -> [(CaseRecord, String?)] {
        for client in rule.clients {
            let key = Self.key(reference, of: client.name)
            if let record = try await hub.store.directCase(key, in: pack.division) { return [(record, reference)] }
        }
        return []
    }

    private func range(_ query: GeoReportQuery) throws(GeoReportRefusal) -> (Timestamp, Timestamp) {
        let span = Self.longestDays * Self.day
        let to = query.to ?? query.from?.adding(minutes: span) ?? hub.surroundings.now()
        let from = query.from ?? to.adding(minutes: -span)
        guard from <= to, to <= from.adding(minutes: span) else {
            throw .missing("start_date 到 end_date 不能超过90天")
        }
        return (from, to)
    }

    private func request(_ record: CaseRecord, _ pack: PolicyPack) -> GeoReportRequest? {
        guard let lane = record.lanes.first else { return nil }
        let service = service(of: record, pack)
        let form = service.flatMap {
            GeoReportForm($0, of: pack, calendar: hub.packs.calendar, now: hub.surroundings.now())
        }
        return GeoReportRequest(
            number: record.number, isClosed: lane.status.isTerminal,
            notes: [lane.status.title, pack.stage(lane.stage)?.title].compactMap(\.self).joined(separator: "："),
            service: form?.listed, serviceCode: service?.id ?? "", agency: pack.utility(lane.utility)?.company ?? "",
            requestedAt: record.submittedAt, updatedAt: lane.changes.last?.at ?? record.submittedAt,
            expectedAt: lane.promises.compactMap { $0.due?.due }.max())
    }

    private func service(of record: CaseRecord, _ pack: PolicyPack) -> ServiceItem? {
        record.lanes.first.flatMap { pack.service($0.utility, in: record.form) }
    }

    private func pack(of jurisdiction: String?) throws(GeoReportRefusal) -> PolicyPack {
        let packs = hub.packs.inUse
        guard let jurisdiction else {
            guard let only = packs.first, Set(packs.map(\.division)).count == 1 else {
                throw .missing("没有写 jurisdiction_id（行政区划代码）")
            }
            return only
        }
        guard let pack = packs.first(where: { $0.division == jurisdiction }) else {
            throw .unknown("没有这个 jurisdiction_id")
        }
        return pack
    }

    /// Compared by their hashes, so that the time says nothing of how far a guess is right.
    private func client(_ key: String) -> GeoReportRule.Client? {
        let digest = Proof.digest(Array(key.utf8))
        return rule.clients.first { Proof.digest(Array($0.key.value.utf8)) == digest }
    }

    private static func key(_ reference: String, of client: String) -> String {
        "311.\(client)." + Proof.hexDigest(Array(reference.utf8))
    }

    /// A case that lacks its number.
    private struct Draft {
        let id: UUIDv7
        let form: ApplicationForm
        let pack: PolicyPack
        let at: Timestamp

        func record(serial: Int, _ rule: GeoReportRule, _ hub: Hub, proof: String) -> CaseRecord? {
            CaseNumber(cityCode: pack.cityCode, date: at.date, kiosk: rule.code, letter: "A", serial: serial).map {
                CaseRecord(
                    id: id, number: $0, packID: pack.id, packVersion: pack.version, packDigest: pack.digest,
                    division: pack.division, kiosk: rule.code, submittedAt: at, form: form,
                    lanes: PromiseMaker(pack: pack, calendar: hub.packs.calendar).lanes(for: form, submittedAt: at),
                    proof: proof)
            }
        }
    }
}

/// No case number can be made.
struct GeoReportNumberFault: Error, CustomStringConvertible {
    var description: String {
        "no case number can be made for a repair; open311.code has to be two letters and two or three digits"
    }
}
