public import HallCore

/// From which day a pack holds.
public struct PackActivation: Sendable, Hashable {
    public var id: UUIDv7
    public var division: String
    public var packID: String
    public var digest: String
    /// The first day.
    public var from: CivilDate
    public var at: Timestamp
    /// Work number of who decided it.
    public var by: String

    /// Gathers its parts.
    public init(
        id: UUIDv7, division: String, packID: String, digest: String, from: CivilDate, at: Timestamp, by: String
    ) {
        self.id = id
        self.division = division
        self.packID = packID
        self.digest = digest
        self.from = from
        self.at = at
        self.by = by
    }
}

/// A pack that somebody brought in on the centre's pages; its content is kept with all others.
public struct BroughtPack: Sendable, Hashable {
    public var division: String
    public var packID: String
    public var digest: String
    /// As `pack.sig` has it.
    public var signature: String
    public var at: Timestamp
    /// Work number of who brought it in.
    public var by: String

    /// Gathers its parts.
    public init(
        division: String, packID: String, digest: String, signature: String, at: Timestamp, by: String
    ) {
        self.division = division
        self.packID = packID
        self.digest = digest
        self.signature = signature
        self.at = at
        self.by = by
    }
}

/// What administrators have decided about packs.
public struct PackPlan: Sendable, Hashable {
    /// Those that were not called off, in the order they were decided.
    public var activations: [PackActivation]
    /// The newest last.
    public var brought: [BroughtPack]

    /// Gathers its parts.
    public init(activations: [PackActivation] = [], brought: [BroughtPack] = []) {
        self.activations = activations
        self.brought = brought
    }

    /// What holds on a day for a pack: of the activations whose day has come the one of the latest day, and of one day
    /// the last that was decided. Nil when nothing was decided: then the settings' pack holds.
    public func holding(_ packID: String, in division: String, on day: CivilDate) -> PackActivation? {
        activations.filter { $0.packID == packID && $0.division == division && $0.from <= day }
            .max { ($0.from, $0.at, $0.id.text) < ($1.from, $1.at, $1.id.text) }
    }

    /// What will hold from later days on, the soonest first.
    public func coming(in division: String, after day: CivilDate) -> [PackActivation] {
        activations.filter { $0.division == division && $0.from > day }.sorted { ($0.from, $0.at) < ($1.from, $1.at) }
    }
}
