import HallCore

/// One directory's own part of a pack: what it adds to the layers below it, or puts in the place of theirs.
struct PackLayer {
    var name: String
    var parts: [PackPart]

    func list<T>(_ list: (PackPart) -> [T]) -> [T] { parts.flatMap(list) }
}

/// A pack put together from its layers, with the layer each entry came from.
struct LayeredPack {
    private(set) var pack: PolicyPack
    /// Layer by entry: `deadlines.connection` came from `zhoukou`.
    private(set) var origins: [String: String]
    /// What no layer says and has to be said.
    private(set) var faults: [PackFileError]

    /// - Parameters:
    ///   - layers: From the lowest to the pack itself, by directory name.
    ///   - file: Where to point when the head is incomplete.
    init(_ layers: [PackLayer], file: String) {
        var merge = Merge(layers: layers, file: file)
        merge.checkEngine()
        pack = PolicyPack(
            id: merge.head("id", layers.last?.name ?? "", \.id), version: merge.head("version", "", \.version),
            title: merge.head("title", "", \.title), division: merge.head("division", "", \.division),
            cityCode: merge.head("cityCode", "", \.cityCode),
            effectiveFrom: merge.head("effectiveFrom", CivilDate(daysSinceEpoch: 0), \.effectiveFrom),
            effectiveUntil: merge.last { $0.head?.effectiveUntil },
            documents: merge.list("documents", \.number) { $0.head?.documents ?? [] },
            contact: merge.head("contact", Contact(hall: ""), \.contact),
            halls: merge.list("halls") { $0.head?.halls ?? [] }, utilities: merge.list("utilities", \.utilities),
            services: merge.list("services", \.services), packages: merge.list("packages", \.packages),
            forms: Self.jointFirst(merge.list("forms", \.forms)), materials: merge.list("materials", \.materials),
            flows: merge.list("flows", \.flows), stages: merge.list("stages", \.stages),
            facts: merge.list("facts", \.facts), deadlines: merge.list("deadlines", \.deadlines),
            tables: merge.list("tables", \.tables), outcomes: merge.list("outcomes", \.outcomes),
            departments: merge.list("departments", \.departments), approvals: merge.list("approvals", \.approvals),
            measures: merge.list("measures", \.measures), hall: merge.last(\.hall) ?? HallHours(sessions: []),
            counting: merge.last(\.counting) ?? .minutes, fees: merge.list("fees", \.fees),
            guides: merge.list("guides", \.guides), notices: merge.notices(),
            papers: merge.list("papers", \.papers), codes: merge.last(\.codes) ?? CodeTables(),
            notes: merge.list("notes", \.notes), digest: "")
        origins = merge.origins
        faults = merge.faults
    }

    /// Adds the digest. Not done while there are faults: it would name something nobody can use.
    mutating func seal() throws {
        pack.digest = try PackDigest.digest(of: pack)
    }

    private static func jointFirst(_ forms: [FormDefinition]) -> [FormDefinition] {
        forms.filter { $0.id == FormDefinition.jointID } + forms.filter { $0.id != FormDefinition.jointID }
    }
}

/// Lays lists over one another: an entry with an id that is there already takes its place, others follow.
private struct Merge {
    let layers: [PackLayer]
    let file: String
    var origins: [String: String] = [:]
    var faults: [PackFileError] = []

    init(layers: [PackLayer], file: String) {
        self.layers = layers
        self.file = file
    }

    /// The highest layer's value.
    func last<T>(_ value: (PackPart) -> T?) -> T? {
        for layer in layers.reversed() {
            for part in layer.parts {
                if let found = value(part) { return found }
            }
        }
        return nil
    }

    mutating func head<T>(_ key: String, _ substitute: T, _ value: (PackHead) -> T?) -> T {
        last { $0.head.flatMap(value) } ?? missing(key, substitute)
    }

    mutating func notices() -> NoticeTexts {
        func text<T>(_ key: String, _ substitute: T, _ value: (NoticesPart) -> T?) -> T {
            last { $0.notices.flatMap(value) } ?? missing("notices.\(key)", substitute)
        }
        return NoticeTexts(
            receiptTitle: text("receiptTitle", "", \.receiptTitle),
            progressTitle: text("progressTitle", "", \.progressTitle),
            afterSubmission: text("afterSubmission", [], \.afterSubmission), noPhone: text("noPhone", "", \.noPhone))
    }

    mutating func checkEngine() {
        let asked = layers.flatMap(\.parts).compactMap { $0.head?.minEngine }.max() ?? 0
        guard asked > PackLoader.engine else { return }
        let words = "the pack needs a newer program: it asks for \(asked), this one is \(PackLoader.engine)"
        faults.append(.wrong(file: file, line: nil, path: "minEngine", expected: words))
    }

    private mutating func missing<T>(_ key: String, _ substitute: T) -> T {
        faults.append(.wrong(file: file, line: nil, path: key, expected: "expected this key in one of the layers"))
        return substitute
    }

    mutating func list<T: Identifiable>(_ key: String, _ part: (PackPart) -> [T]) -> [T] where T.ID == String {
        list(key, \.id, part)
    }

    mutating func list<T>(_ key: String, _ id: KeyPath<T, String>, _ part: (PackPart) -> [T]) -> [T] {
        var merged: [T] = []
        for layer in layers {
            let below = merged.map { $0[keyPath: id] }
            for entry in layer.list(part) {
                let entryID = entry[keyPath: id]
                origins["\(key).\(entryID)"] = layer.name
                if let index = below.firstIndex(of: entryID) { merged[index] = entry } else { merged.append(entry) }
            }
        }
        return merged
    }
}
