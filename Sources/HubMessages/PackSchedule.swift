public import HallCore

/// Answer to `GET /v1/kiosks/{code}/packs`: by which packs the kiosk's place works. Without entries each kiosk goes on
/// with the pack it was set up with.
public struct PackSchedule: Hashable, Sendable, Codable {
    /// A pack that holds from a day on.
    public struct Entry: Hashable, Sendable, Codable {
        /// The pack's name, `suizhou`.
        public var pack: String
        public var digest: String
        public var from: CivilDate

        /// Gathers its parts.
        public init(pack: String, digest: String, from: CivilDate) {
            self.pack = pack
            self.digest = digest
            self.from = from
        }
    }

    /// Of those whose day has come the last one holds.
    public var entries: [Entry]

    /// Takes the entries in order.
    public init(entries: [Entry]) {
        self.entries = entries
    }
}

/// Answer to `GET /v1/kiosks/{code}/packs/{digest}`: the whole pack. The receiver works out the digest anew.
public struct PackContent: Hashable, Sendable, Codable {
    public var pack: PolicyPack
    /// As `pack.sig` has it.
    public var signature: String

    /// Gathers its parts.
    public init(pack: PolicyPack, signature: String) {
        self.pack = pack
        self.signature = signature
    }
}
