public import HallCore
import HubAdapters
public import HubStore
public import Logging

/// The centre: takes in what kiosks committed, moves lanes for clerks, tells kiosks what changed.
///
/// Holds no state of its own but who waits at the feed; everything else is in the store, which several hubs may share.
public final class Hub: Sendable {
    /// The hub's memory.
    public let store: HubDatabase
    /// The packs cases are read with, as they hold today.
    public var packs: PackShelf { packBoard.shelf(on: surroundings.now().date) }
    /// Time and chance.
    public let surroundings: TimeAndChance
    let packBoard: PackBoard
    let packReader: PackReader?
    /// The centre as phones reach it, for the codes on papers.
    let phones: PhoneAddress?
    let keys: HubKeys
    /// Those that may enrol, by code.
    let kiosks: [String: AdmittedKiosk]
    /// The people who work here.
    public let accounts: Accounts
    let dispatch: OutsideDispatch
    let outside: OutsideRules
    let billing: Billing?
    /// How often strangers, people and kiosks may ask.
    public let limits: RateGate
    let log: Logger
    let waiters = FeedWaiters()
    let keyring = KioskKeyring()
    private let listening: Task<Void, Never>

    /// Makes a hub over a store; a new store gets its first epoch, and events of types this version knows are read.
    /// - Parameters:
    ///   - kiosks: Those that may enrol; of two with one code the first counts.
    ///   - systems: The outside system of each utility that has one, by the name it has in the settings.
    ///   - outside: Which other systems there are.
    ///   - billing: The billing system and the payment gateway, where there are.
    ///   - packReader: Reads packs that are brought in; without it none can be.
    ///   - phones: The centre as phones reach it; without it codes on papers are for terminals alone.
    public init(
        store: HubDatabase, keys: HubKeys, packs: PackShelf, kiosks: [AdmittedKiosk],
        systems: [UtilityID: String] = [:], outside: OutsideRules = OutsideRules(),
        billing: Billing? = nil, accountSettings: AccountSettings = AccountSettings(), packReader: PackReader? = nil,
        limits: RateLimits = .defaults, phones: PhoneAddress? = nil, surroundings: TimeAndChance, log: Logger
    ) async throws {
        self.store = store
        self.keys = keys
        packBoard = PackBoard(packs)
        self.packReader = packReader
        self.phones = phones
        self.kiosks = Dictionary(kiosks.map { ($0.code, $0) }) { first, _ in first }
        self.surroundings = surroundings
        accounts = Accounts(store: store, keys: keys.accounts, surroundings: surroundings, settings: accountSettings)
        self.outside = outside
        dispatch = OutsideDispatch(
            systems: systems,
            repairs: Dictionary(outside.repairs.map { ($0.utility, $0) }) { first, _ in first },
            tellsApproval: outside.approval != nil, subscribers: outside.subscribers, surroundings: surroundings)
        self.billing = billing
        self.limits = RateGate(limits, now: surroundings.now)
        self.log = log
        let (changes, waiters) = (store.feedChanges(), waiters)
        listening = Task { for await kiosk in changes { waiters.wake(kiosk) } }
        try await store.ensureEpoch(surroundings.identifier())
        try await store.reviveDeferred(types: Self.knownTypes)
        try await learnPackPlan()
    }

    deinit {
        listening.cancel()
    }

    /// Begins a new epoch, after the store was restored from a backup.
    public func beginEpoch() async throws {
        try await store.beginEpoch(surroundings.identifier())
    }
}
