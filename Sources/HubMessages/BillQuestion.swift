public import HallCore

/// Body of `POST /v1/kiosks/{code}/bills`: a body, not an address, so that no account or identity number meets a log.
/// Answered with a ``HallCore/BillAnswer``.
public struct BillQuestion: Hashable, Sendable, Codable {
    /// What is asked.
    public enum Matter: Hashable, Sendable, Codable {
        /// All accounts of who holds this card.
        case holder(citizenNumber: String)
        /// One account, typed; the proof has to be its holder's.
        case account(utility: UtilityID, number: String, proof: BillProof)
        /// That the utility sends a code to the phone it knows of this account's holder.
        case code(utility: UtilityID, number: String)
    }

    /// The visit at the screen, minted by the kiosk: wrong tries are counted by it.
    public var visit: UUIDv7
    public var matter: Matter

    /// Gathers its parts.
    public init(visit: UUIDv7, matter: Matter) {
        self.visit = visit
        self.matter = matter
    }
}

extension BillQuestion: Concealed {}
