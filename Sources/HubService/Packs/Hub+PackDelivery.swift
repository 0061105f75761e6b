import HallCore
import HubMessages
import HubStore

extension Hub {
    /// What administrators decided for a kiosk's place: what holds today, then what will.
    func packSchedule(for kiosk: KnownKiosk) -> PackSchedule {
        let (plan, today) = (packs.plan, surroundings.now().date)
        let names = Set(plan.activations.filter { $0.division == kiosk.division }.map(\.packID))
        let holding = names.sorted().compactMap { plan.holding($0, in: kiosk.division, on: today) }
        return PackSchedule(
            entries: (holding + plan.coming(in: kiosk.division, after: today)).map {
                PackSchedule.Entry(pack: $0.packID, digest: $0.digest, from: $0.from)
            })
    }

    /// A pack of the kiosk's place.
    func packContent(_ digest: String, for kiosk: KnownKiosk) throws -> PackContent {
        let shelf = packs
        guard let brought = shelf.plan.brought.first(where: { $0.digest == digest && $0.division == kiosk.division }),
            let pack = shelf.pack(digest: digest)
        else { throw Problem.notFound }
        return PackContent(pack: pack, signature: brought.signature)
    }
}
