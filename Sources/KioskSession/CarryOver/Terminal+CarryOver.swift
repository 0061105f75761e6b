import Foundation
public import HallCore
import KioskStore
import Logging

extension Terminal {
    /// Digits of a code.
    public static let codeLength = 8

    /// Keeps what this visit has filled for half an hour under a new code of eight digits.
    ///
    /// - Returns: Code and end of the time; nil when there is nothing to keep.
    public func park(_ visit: UUIDv7) async throws -> (code: String, until: Timestamp)? {
        var visit = try await self.visit(visit)
        guard visit.caseID == nil, !(visit.utilities.isEmpty && visit.answers.isEmpty) else { return nil }
        visit.help.ends()
        let form = CarriedForm(
            packID: pack.id, formID: visit.formID, applicantKind: visit.applicantKind, utilities: visit.utilities,
            answers: visit.answers, help: visit.help)
        let code = surroundings.randomBytes(Self.codeLength).map { "\($0 % 10)" }.joined()
        guard let sealed = carry.seal.seal(Array(try JSONEncoder().encode(form)), under: code) else { return nil }
        parked.park(sealed, under: carry.seal.lookup(of: code), at: surroundings.uptime())
        logger.info("a half-filled form waits to be picked up", metadata: ["waiting": "\(parked.count)"])
        return (code, surroundings.now().adding(milliseconds: ParkedForms.lasts))
    }

    /// Goes on with a form that was filled elsewhere, or here, in this visit. What the visit had filled makes room.
    public func pickUp(_ code: String, for visit: UUIDv7) async throws -> PickUp {
        let now = surroundings.uptime()
        guard codes.tries(at: now) else { return .shut(milliseconds: codes.wait(at: now)) }
        let (lookup, taker) = (carry.seal.lookup(of: code), surroundings.makeID().text)
        var sealed = parked.take(lookup, by: taker, at: now)
        if sealed == nil { sealed = await carry.ask(lookup, taker) }
        guard let opened = sealed.flatMap({ carry.seal.open($0, with: code) }),
            let form = try? JSONDecoder().decode(CarriedForm.self, from: Data(opened)), form.packID == pack.id
        else {
            let wait = codes.wait(at: surroundings.uptime())
            return wait > 0 ? .shut(milliseconds: wait) : .unknown
        }
        codes.wasRight()
        try await take(form, for: visit)
        return .done
    }

    private func take(_ form: CarriedForm, for visit: UUIDv7) async throws {
        let (key, pack) = (surroundings.makeID(), pack)
        _ = try await change(visit) { visit in
            (visit.submitKey, visit.packDigest, visit.caseID) = (key, pack.digest, nil)
            visit.formID = form.formID
            visit.applicantKind = form.applicantKind
            visit.utilities = pack.utilities.map(\.id).filter(form.utilities.contains)
            visit.answers = form.answers
            visit.help = form.help
            visit.fillFromCard(pack.form(form.formID) ?? pack.form)
        }
        logger.info("a half-filled form was picked up")
    }

    /// Hands a waiting form to another terminal of the hall, once.
    public func handOver(_ lookup: String, to taker: String) -> [UInt8]? {
        parked.take(lookup, by: taker, at: surroundings.uptime())
    }
}
