import HallCore
public import HubStore
public import Logging

/// The centre: takes in what kiosks committed, moves lanes for clerks, tells kiosks what changed.
///
/// Holds no state of its own but who waits at the feed; everything else is in the store.
public final class Hub: Sendable {
    /// The hub's memory.
    public let store: HubDatabase
    /// The packs cases are read with.
    public let packs: PackShelf
    /// Time and chance.
    public let surroundings: Surroundings
    let keys: HubKeys
    /// Kiosk code to the token its operator was given.
    let enrolmentTokens: [String: String]
    let log: Logger
    let waiters = FeedWaiters()

    /// Makes a hub over a store; a new store gets its first epoch, and events of types this version knows are read.
    public init(
        store: HubDatabase, keys: HubKeys, packs: PackShelf, enrolmentTokens: [String: String],
        surroundings: Surroundings, log: Logger
    ) throws {
        self.store = store
        self.keys = keys
        self.packs = packs
        self.enrolmentTokens = enrolmentTokens
        self.surroundings = surroundings
        self.log = log
        try store.ensureEpoch(surroundings.identifier())
        try store.reviveDeferred(types: Self.knownTypes)
    }

    /// Begins a new epoch, after the store was restored from a backup.
    public func beginEpoch() throws {
        try store.beginEpoch(surroundings.identifier())
    }
}
