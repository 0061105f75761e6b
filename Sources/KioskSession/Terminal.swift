public import HallCore
public import KioskStore
public import Logging

/// One terminal with one screen: the visit at it, the devices as they are now, what is committed and printed.
///
/// Screens ask it and show what it answers; devices and sync tell it what happened. It never waits for a device
/// while a page waits for it, but for the centre's answer to a progress query.
public actor Terminal {
    /// The pack this terminal works by.
    public nonisolated let pack: PolicyPack
    /// The calendar due times are counted by.
    public nonisolated let calendar: WorkCalendar
    /// Events for the page on the screen.
    public nonisolated let events = Broadcaster<ScreenEvent>()

    let store: KioskDatabase
    let surroundings: Surroundings
    let logger: Logger

    /// A card read before a visit began; it belongs to whoever touches the screen next.
    var waitingCard: (card: IdentityCard, at: Timestamp)?
    /// The last progress answer of this visit; kept in memory only.
    var progress: ProgressAnswer?
    var conditions: [DeviceRole: DeviceCondition]
    public internal(set) var link = LinkState.unknown

    /// - Parameter roles: The devices this terminal is configured with; others are not spoken of.
    public init(
        pack: PolicyPack, calendar: WorkCalendar, store: KioskDatabase, surroundings: Surroundings,
        roles: [DeviceRole], logger: Logger
    ) {
        self.pack = pack
        self.calendar = calendar
        self.store = store
        self.surroundings = surroundings
        self.logger = logger
        conditions = Dictionary(uniqueKeysWithValues: roles.map { ($0, .starting) })
    }

    /// Brings the store to rest after a restart: what was in the printer when the program died is unknown.
    public func recover() async throws {
        let unknown = try await store.recoverReceipts(at: surroundings.now())
        if unknown > 0 {
            logger.warning("receipts of unknown outcome after restart", metadata: ["count": "\(unknown)"])
        }
    }

    /// The time now, as the terminal has it.
    public nonisolated var now: Timestamp { surroundings.now() }

    /// A validator for this moment.
    public nonisolated var validator: FormValidator {
        FormValidator(form: pack.form, calendar: calendar, hours: pack.hall, now: surroundings.now())
    }

    /// What is unsent and since when.
    public func queue() async throws -> QueueStatus {
        try await store.queueStatus()
    }
}
