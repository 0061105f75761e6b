public import HallCore
public import HubStore

/// The policy packs this hub holds. A case is read with the pack it began with.
public struct PackShelf: Sendable {
    private var packs: [PolicyPack]
    private let settings: [PolicyPack]
    /// Those that new cases begin with, in the settings' order.
    public private(set) var inUse: [PolicyPack]
    /// What administrators have decided about packs.
    public private(set) var plan = PackPlan()
    /// What halls say of themselves, the oldest first.
    private(set) var hallChanges: [HallChange] = []
    /// The days on which people work.
    public let calendar: WorkCalendar

    /// - Parameters:
    ///   - packs: Those in use now.
    ///   - kept: Those in use before; cases that began with them still need them.
    public init(_ packs: [PolicyPack], kept: [PolicyPack] = [], calendar: WorkCalendar) {
        self.calendar = calendar
        inUse = packs
        settings = packs
        self.packs = packs + kept.filter { old in !packs.contains { $0.digest == old.digest } }
    }

    /// The pack of a case: the same digest, else the same version, else nil.
    public func pack(of record: CaseRecord) -> PolicyPack? {
        packs.first { $0.id == record.packID && $0.digest == record.packDigest }
            ?? packs.first { $0.id == record.packID && $0.version == record.packVersion }
    }

    /// The pack in use that names a division's offices: its own, or else one of a place within it or around it.
    public func pack(naming division: String) -> PolicyPack? {
        let place = Post(.window, division: division)
        return inUse.first { $0.division == division } ?? inUse.first { place.covers(division: $0.division) }
            ?? inUse.first { Post(.window, division: $0.division).covers(division: division) } ?? inUse.first
    }

    /// Whether there is no pack at all.
    public var isEmpty: Bool { packs.isEmpty }

    /// The pack of that content; nil when it is not here.
    public func pack(digest: String) -> PolicyPack? { packs.first { $0.digest == digest } }

    /// Packs that are not the given one and have its name and version.
    func namesakes(of pack: PolicyPack) -> [PolicyPack] {
        packs.filter { ($0.id, $0.version) == (pack.id, pack.version) && $0.digest != pack.digest }
    }

    /// Adds packs that were missing.
    mutating func add(_ more: [PolicyPack]) {
        packs += more.filter { pack(digest: $0.digest) == nil }
    }

    /// Takes over what halls say of themselves.
    mutating func take(_ changes: [HallChange]) { hallChanges = changes }

    /// Follows what was decided, as it holds on a day.
    mutating func follow(_ plan: PackPlan, on day: CivilDate) {
        self.plan = plan
        let activated = plan.activations.map { Key(id: $0.packID, division: $0.division) }
        let keys = (settings.map { Key(id: $0.id, division: $0.division) } + activated)
            .reduce(into: [Key]()) { if !$0.contains($1) { $0.append($1) } }
        inUse = keys.compactMap { key in
            let decided = plan.holding(key.id, in: key.division, on: day).flatMap { pack(digest: $0.digest) }
            return decided ?? settings.first { ($0.id, $0.division) == (key.id, key.division) }
        }
    }

    private struct Key: Hashable {
        var id: String
        var division: String
    }
}

extension CaseRecord {
    /// The applicant as lists may show them: a company by name, a person masked.
    public func maskedApplicant(in pack: PolicyPack?) -> String {
        let fields = pack?.form(form.formID)?.sections.filter { $0.page == "applicant" }.flatMap(\.fields) ?? []
        for field in fields where field.kind == .company || field.kind == .personName {
            guard let name = form.value(of: field.id) else { continue }
            return field.kind == .company ? name : Mask.name(name)
        }
        return form.applicantKind == .company ? "单位用户" : "居民用户"
    }
}
