public import HallCore
import HubStore
import Logging

extension Hub {
    /// Takes over what administrators have decided about packs and halls, at whichever hub of the store.
    func learnPackPlan() async throws {
        let plan = try await store.packPlan()
        var packs: [PolicyPack] = []
        for digest in packBoard.missing(from: plan) {
            if let pack = try await store.keptPack(digest: digest) { packs.append(pack) }
        }
        packBoard.learn(plan, packs)
        packBoard.learn(try await store.hallChanges())
    }

    /// Looks in the store for the pack that a case began with.
    /// - Returns: whether it was missing and is here now.
    func learnPack(of record: CaseRecord) async throws -> Bool {
        guard packs.pack(of: record) == nil, let pack = try await store.keptPack(digest: record.packDigest) else {
            return false
        }
        packBoard.learn(nil, [pack])
        return true
    }
}

extension Hub {
    /// Takes in a pack that was read from a file. It waits until it is activated.
    /// - Throws: ``PackRefusal`` with what is wrong; ``AccountRefusal``, also when a step-up is needed.
    public func bring(packFile bytes: [UInt8], by staff: SignedInStaff) async throws -> PolicyPack {
        let home = staff.permit.posts.first { $0.party == .administrator }?.division ?? staff.id.division
        _ = try await accounts.allow(.managePacks, for: staff, in: home)
        guard let packReader else { throw PackRefusal.noKey }
        let reading = try packReader.read(bytes)
        let pack = reading.pack
        let post = try await accounts.allow(.managePacks, for: staff, in: pack.division)
        try check(pack)
        let brought = BroughtPack(
            division: pack.division, packID: pack.id, digest: pack.digest, signature: reading.signature,
            at: surroundings.now(), by: staff.id.name(in: pack.division))
        try await store.bring(
            pack, brought,
            recording: accounts.event(
                .packBrought, by: staff.id, in: pack.division, party: post.party, object: pack.name,
                reason: pack.digest))
        try await learnPackPlan()
        return pack
    }

    private func check(_ pack: PolicyPack) throws {
        let shelf = packs
        guard shelf.namesakes(of: pack).isEmpty else { throw PackRefusal.versionUsed(pack.version) }
        if let other = shelf.inUse.first(where: { $0.division == pack.division && $0.id != pack.id }) {
            throw PackRefusal.otherName(other.id)
        }
        if let other = shelf.inUse.first(where: { $0.id == pack.id && $0.division != pack.division }) {
            throw PackRefusal.otherDivision(other.division)
        }
    }

    /// Decides that a pack that was brought in holds from a day on. Cases begun before go on with theirs.
    /// - Parameter day: not before today, nor before the pack's own first day.
    /// - Throws: ``PackRefusal``; ``AccountRefusal``, also when a step-up is needed.
    public func activate(
        pack digest: String, in division: String, from day: CivilDate, by staff: SignedInStaff
    ) async throws -> PolicyPack {
        let post = try await accounts.allow(.managePacks, for: staff, in: division)
        try await learnPackPlan()
        let shelf = packs
        guard shelf.plan.brought.contains(where: { $0.digest == digest && $0.division == division }),
            let pack = shelf.pack(digest: digest)
        else { throw PackRefusal.unknown }
        let now = surroundings.now()
        let earliest = max(now.date, pack.effectiveFrom)
        guard day >= earliest else { throw PackRefusal.badDay(earliest: earliest) }
        guard shelf.plan.holding(pack.id, in: division, on: day)?.digest != digest else {
            throw PackRefusal.holdsAlready
        }
        let activation = PackActivation(
            id: surroundings.identifier(), division: division, packID: pack.id, digest: digest, from: day, at: now,
            by: staff.id.name(in: division))
        try await store.activate(
            activation,
            recording: accounts.event(
                .packActivated, by: staff.id, in: division, party: post.party, object: pack.name,
                reason: "\(day.iso) \(digest)"))
        try await learnPackPlan()
        log.notice("a pack was activated", metadata: ["pack": "\(pack.name)", "from": "\(day.iso)"])
        return pack
    }

    /// Calls off an activation whose day has not come.
    /// - Throws: ``PackRefusal/unknown``; ``AccountRefusal``, also when a step-up is needed.
    public func callOff(activation id: UUIDv7, in division: String, by staff: SignedInStaff) async throws {
        let post = try await accounts.allow(.managePacks, for: staff, in: division)
        let object = packs.plan.activations.first { $0.id == id }.flatMap { packs.pack(digest: $0.digest)?.name }
        let event = accounts.event(.packCalledOff, by: staff.id, in: division, party: post.party, object: object)
        guard try await store.callOff(id, in: division, at: surroundings.now(), recording: event) else {
            throw PackRefusal.unknown
        }
        try await learnPackPlan()
    }
}

extension PolicyPack {
    /// As records and logs name it, `suizhou 2026.2`.
    public var name: String { "\(id) \(version)" }
}
