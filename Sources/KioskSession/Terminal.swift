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
    /// Where phones find the cases; nil when the codes are for terminals alone.
    public nonisolated let phones: PhoneAddress?
    /// Events for the page on the screen.
    public nonisolated let events = Broadcaster<ScreenEvent>()
    /// What is read aloud of the pages on the screen.
    public nonisolated let reading: ReadingDesk

    let store: KioskDatabase
    let surroundings: Surroundings
    let logger: Logger

    /// A card read before a visit began, and the uptime then; it belongs to whoever touches the screen next.
    var waitingCard: (card: IdentityCard, at: Int64)?
    var card = CardPresence()
    /// What pages compare to find out that they missed something.
    public internal(set) var marks: EventMarks
    /// The last progress answer of a visit; kept in memory only.
    var progress: (visit: UUIDv7, answer: ProgressAnswer, query: ProgressQuery)?
    /// The last wish of the visit; kept in memory only.
    var wishes = WishMemory()
    /// What is known of bills; kept in memory only.
    var bills = BillMemory()
    /// How the screen was set before a visit began.
    var waitingModes = WaitingModes()
    /// Who may help at this terminal or look after it, and how often a PIN may be wrong.
    let staff: [StaffMember]
    var gates: [StaffRole: PinGate] = [:]
    var badge: ScannedBadge?
    /// The maintainer at the screen, and what they try out.
    var desk = MaintenanceDesk()
    /// What is set at the terminal itself.
    var locals: [LocalSetting.Name: LocalSetting] = [:]
    /// Forms that move between terminals, and how often a code may be wrong.
    let carry: CarryLine
    var parked = ParkedForms()
    var codes = PinGate()
    /// Calls for staff; kept in memory only.
    var calls = StaffCalls()
    /// Cards that could not be read, one after another.
    var cardFailures = 0
    /// The last slip of a page that anybody may read.
    var slip: PageSlip?
    /// The visit that has said how it found it.
    var rated: UUIDv7?
    /// The last sign of a visit's person, in uptime.
    var lastTouch: (visit: UUIDv7, at: Int64)?
    /// Visits that have ended but may still be on disk.
    var ended: Set<UUIDv7> = []
    /// Whether the write-ahead log may still hold an erased visit.
    var mustScrub = true
    var conditions: [DeviceRole: DeviceCondition]
    public internal(set) var link = LinkState.unknown
    /// Why the line was down last, and since when; nil while it has never been since the start.
    public internal(set) var lastLineFault: LineFault?
    public internal(set) var voice = VoiceCondition.none

    /// - Parameters:
    ///   - roles: The devices this terminal is configured with; others are not spoken of.
    ///   - carry: The hall's other terminals; nil: half-filled forms go on at this one only.
    ///   - staff: Who may help at this terminal or look after it.
    ///   - reading: With the volume at which every visit begins.
    public init(
        pack: PolicyPack, calendar: WorkCalendar, store: KioskDatabase, surroundings: Surroundings,
        roles: [DeviceRole], phones: PhoneAddress? = nil, reading: ReadingDesk = ReadingDesk(),
        staff: [StaffMember] = [], carry: CarryLine? = nil, logger: Logger
    ) {
        self.carry = carry ?? CarryLine(seal: CarrySeal(secret: surroundings.randomBytes(32))) { _, _ in nil }
        self.staff = staff
        self.reading = reading
        self.pack = pack
        self.calendar = calendar
        self.phones = phones
        self.store = store
        self.surroundings = surroundings
        self.logger = logger
        conditions = Dictionary(uniqueKeysWithValues: roles.map { ($0, .starting) })
        marks = EventMarks(run: Hexadecimal.text(surroundings.randomBytes(4)))
    }

    /// Brings the store to rest after a restart: what was waiting for the printer was not printed, and what was in the
    /// printer when the program died is unknown.
    public func recover() async throws {
        try await store.keep(pack)
        try await recallLocalSettings()
        for receipt in try await store.unsettledReceipts() {
            let reason = PrintTrouble.interrupted.rawValue
            let state: ReceiptState =
                receipt.state == .prepared ? .notPrinted(reason: reason) : .unknown(reason: reason)
            try await store.settle(
                receipt.caseID, as: state, eventID: surroundings.makeID(), at: surroundings.now())
            logger.warning("a receipt had no outcome when the program stopped", metadata: ["now": "\(state)"])
        }
    }

    /// Whether nobody is at the screen, a maintainer neither, and nothing is being printed: a moment at which the program may begin anew.
    public func isFree() async throws -> Bool {
        guard try await currentVisit() == nil, !desk.isOpen else { return false }
        return try await store.unsettledReceipts().isEmpty
    }

    /// The pack a case began with; the one in use where that one is not known any more.
    public func pack(of record: CaseRecord) async throws -> PolicyPack {
        guard record.packDigest != pack.digest else { return pack }
        return try await store.keptPack(digest: record.packDigest) ?? pack
    }

    /// The time now, as the terminal has it.
    public nonisolated var now: Timestamp { surroundings.now() }

    /// The form a visit fills.
    public nonisolated func definition(of form: ApplicationForm) -> FormDefinition {
        pack.form(form.formID) ?? pack.form
    }

    /// A validator of a form for this moment.
    public nonisolated func validator(of form: ApplicationForm) -> FormValidator {
        FormValidator(definition(of: form), of: pack, calendar: calendar, now: surroundings.now())
    }

    /// What is unsent and since when.
    public func queue() async throws -> QueueStatus {
        try await store.queueStatus()
    }
}
