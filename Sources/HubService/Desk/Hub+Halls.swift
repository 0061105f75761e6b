public import HallCore
import HubStore

/// Why a hall's details are not kept.
public enum HallRefusal: Error, Sendable, Hashable {
    case unknown
    case badHours
    case badPhone
    case tooLong

    /// What people read.
    public var message: String {
        switch self {
        case .unknown: "政策包里没有这个大厅。"
        case .badHours: "上班时间要按先后写成 08:30–12:00、14:30–17:30 这样。"
        case .badPhone: "电话只写数字、空格和短横线，5 到 20 位。"
        case .tooLong: "写得太长了，每项最多 300 字。"
        }
    }
}

extension Hub {
    /// Keeps what a hall says of itself. Cases begun before go on by the hours they began with.
    /// - Throws: ``HallRefusal``; ``AccountRefusal``, also when a step-up is needed.
    public func change(
        hall id: String, in division: String, to details: HallDetails, by staff: SignedInStaff
    ) async throws {
        let post = try await accounts.allow(.manageKiosks, for: staff, in: division)
        guard packs.inUse.contains(where: { $0.division == division && $0.halls.contains { $0.id == id } }) else {
            throw HallRefusal.unknown
        }
        if let phone = details.phone, phone.wholeMatch(of: #/[0-9][0-9 \-]{3,18}[0-9]/#) == nil {
            throw HallRefusal.badPhone
        }
        let texts = [details.address ?? "", (details.offers ?? []).joined()]
        guard texts.allSatisfy({ $0.count <= 300 }) else { throw HallRefusal.tooLong }
        let change = HallChange(
            division: division, hall: id, at: surroundings.now(), by: staff.id.name(in: division), details: details)
        try await store.change(
            change,
            recording: accounts.event(
                .hallChanged, by: staff.id, in: division, party: post.party, object: id,
                reason: details.sessions.map { HallHours(sessions: $0).text }))
        try await learnPackPlan()
    }
}

extension PackShelf {
    /// What a hall says of itself at a moment; nil when it says nothing beyond its pack.
    public func details(of hall: String, in division: String, at time: Timestamp) -> HallDetails? {
        hallChanges.last { $0.hall == hall && $0.division == division && $0.at <= time }?.details
    }

    /// The pack with what all its halls say of themselves.
    public func current(_ pack: PolicyPack, at time: Timestamp) -> PolicyPack {
        pack.halls.reduce(pack) { pack, hall in
            details(of: hall.id, in: pack.division, at: time).map { pack.with($0, of: hall.id) } ?? pack
        }
    }

    /// The pack as one of its halls works by it at a moment; the pack as such for a hall it does not list.
    func pack(_ own: PolicyPack, at hall: String, since time: Timestamp) -> PolicyPack {
        let details = details(of: hall, in: own.division, at: time)
        guard var pack = (details.map { own.with($0, of: hall) } ?? own).at(hall: hall) else { return own }
        pack.contact.phone = details?.phone ?? pack.contact.phone
        return pack
    }
}
