public import HallCore

/// The policy packs this hub holds. A case is read with the pack it began with.
public struct PackShelf: Sendable {
    private let packs: [PolicyPack]
    /// Those that new cases begin with, in the settings' order.
    public let inUse: [PolicyPack]
    /// The days on which people work.
    public let calendar: WorkCalendar

    /// - Parameters:
    ///   - packs: Those in use now.
    ///   - kept: Those in use before; cases that began with them still need them.
    public init(_ packs: [PolicyPack], kept: [PolicyPack] = [], calendar: WorkCalendar) {
        self.calendar = calendar
        inUse = packs
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
