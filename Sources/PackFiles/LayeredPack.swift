import HallCore

/// A pack put together from its layers, with the layer each entry came from.
struct LayeredPack {
    private(set) var pack: PolicyPack
    /// Layer by entry: `deadlines.connection` came from `zhoukou`.
    private(set) var origins: [String: String]

    /// - Parameters:
    ///   - layers: From the lowest to the pack itself, by directory name.
    ///   - file: Where to point when the head is incomplete.
    init(_ layers: [(name: String, layer: PackLayer)], file: String) throws {
        var merge = Merge()
        let heads = layers.map(\.layer.head)
        func head<T>(_ key: String, _ value: (PackHead) -> T?) throws -> T {
            guard let found = heads.reversed().lazy.compactMap(value).first else {
                throw PackFileError.wrong(file: file, line: nil, path: key, expected: "expected this key")
            }
            return found
        }
        if let engine = heads.compactMap(\.minEngine).max(), engine > PackLoader.engine {
            throw PackFileError.wrong(
                file: file, line: nil, path: "minEngine",
                expected: "the pack needs a newer program: it asks for \(engine), this one is \(PackLoader.engine)")
        }
        pack = PolicyPack(
            id: try head("id", \.id), version: try head("version", \.version), title: try head("title", \.title),
            division: try head("division", \.division), cityCode: try head("cityCode", \.cityCode),
            effectiveFrom: try head("effectiveFrom", \.effectiveFrom),
            effectiveUntil: heads.reversed().lazy.compactMap(\.effectiveUntil).first,
            documents: merge.list("documents", layers, \.number) { $0.head.documents },
            contact: try head("contact", \.contact),
            halls: merge.list("halls", layers) { $0.head.halls },
            utilities: merge.list("utilities", layers) { $0.services.utilities },
            services: merge.list("services", layers) { $0.services.services },
            packages: merge.list("packages", layers) { $0.services.packages },
            forms: Self.jointFirst(merge.list("forms", layers) { $0.forms }),
            materials: merge.list("materials", layers) { $0.materials.materials },
            flows: merge.list("flows", layers) { $0.stages.flows },
            stages: merge.list("stages", layers) { $0.stages.stages },
            facts: merge.list("facts", layers) { $0.facts.facts },
            deadlines: merge.list("deadlines", layers) { $0.deadlines.deadlines },
            tables: merge.list("tables", layers) { $0.routes.tables },
            outcomes: merge.list("outcomes", layers) { $0.routes.outcomes },
            departments: merge.list("departments", layers) { $0.approvals.departments },
            approvals: merge.list("approvals", layers) { $0.approvals.approvals },
            measures: merge.list("measures", layers) { $0.supervision.measures },
            hall: layers.reversed().lazy.compactMap(\.layer.calendar.hall).first ?? HallHours(sessions: []),
            counting: layers.reversed().lazy.compactMap(\.layer.calendar.counting).first ?? .minutes,
            fees: merge.list("fees", layers) { $0.fees.fees },
            guides: merge.list("guides", layers) { $0.guides.guides },
            notices: try Self.notices(layers.compactMap(\.layer.notices.notices).reversed(), file),
            papers: merge.list("papers", layers) { $0.papers },
            codes: layers.reversed().lazy.compactMap(\.layer.codes.codes).first
                ?? CodeTables(),
            notes: merge.list("notes", layers) { $0.notes.notes }, digest: "")
        pack.digest = try PackDigest.digest(of: pack)
        origins = merge.origins
    }

    private static func notices(_ texts: [NoticesFile.Texts], _ file: String) throws -> NoticeTexts {
        func text<T>(_ key: String, _ value: (NoticesFile.Texts) -> T?) throws -> T {
            guard let found = texts.lazy.compactMap(value).first else {
                throw PackFileError.wrong(
                    file: file, line: nil, path: "notices.\(key)", expected: "notices.yaml of no layer has this key")
            }
            return found
        }
        return NoticeTexts(
            receiptTitle: try text("receiptTitle", \.receiptTitle),
            progressTitle: try text("progressTitle", \.progressTitle),
            afterSubmission: try text("afterSubmission", \.afterSubmission), noPhone: try text("noPhone", \.noPhone))
    }

    private static func jointFirst(_ forms: [FormDefinition]) -> [FormDefinition] {
        forms.filter { $0.id == FormDefinition.jointID } + forms.filter { $0.id != FormDefinition.jointID }
    }
}

/// Lays lists over one another: an entry with an id that is there already takes its place, others follow.
private struct Merge {
    var origins: [String: String] = [:]

    mutating func list<T: Identifiable>(
        _ key: String, _ layers: [(name: String, layer: PackLayer)], _ part: (PackLayer) -> [T]?
    ) -> [T] where T.ID == String {
        list(key, layers, \.id, part)
    }

    mutating func list<T>(
        _ key: String, _ layers: [(name: String, layer: PackLayer)], _ id: KeyPath<T, String>,
        _ part: (PackLayer) -> [T]?
    ) -> [T] {
        var merged: [T] = []
        for (name, layer) in layers {
            let own = part(layer) ?? []
            let below = merged.map { $0[keyPath: id] }
            for entry in own {
                let entryID = entry[keyPath: id]
                origins["\(key).\(entryID)"] = name
                if let index = below.firstIndex(of: entryID) { merged[index] = entry } else { merged.append(entry) }
            }
        }
        return merged
    }
}
