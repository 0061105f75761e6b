public import HallCore
public import HubMessages
public import KioskStore
public import Logging
public import ServiceLifecycle

/// What a look-up at the hub came to.
public enum LookupOutcome: Sendable {
    /// Possibly empty: the hub knows no such case.
    case found([CaseProgress])
    /// The hub could not be asked; what the kiosk knows itself still holds.
    case unavailable(LinkTrouble)
}

/// This kiosk's connection with the hub: sends the outbox, applies the feed, answers what others want to know of it.
///
/// Never gives up, and never tells a pump's failure to anyone but the link status and the log.
public final class HubConnection: Service {
    let database: KioskDatabase
    let transport: any HubTransport
    let surroundings: TimeAndChance
    let log: Logger
    let link = LinkMonitor()
    private let token: String

    /// - Parameter token: what the hub's operator gave for this kiosk; used until the kiosk is enrolled.
    public init(
        database: KioskDatabase, transport: any HubTransport, token: String, surroundings: TimeAndChance,
        log: Logger
    ) {
        self.database = database
        self.transport = transport
        self.token = token
        self.surroundings = surroundings
        self.log = log
    }

    /// Whether the hub can be reached.
    public var linkStatus: LinkStatus { link.status }

    /// The link's status now, then each change.
    public func linkChanges() -> AsyncStream<LinkStatus> { link.changes() }

    /// Tries again at once, whatever wait was under way.
    public func tryNow() {
        link.wake()
        database.wakeSenders()
    }

    /// Asks the hub for the progress of a case or of a card's cases. Waits at most the time given.
    public func lookUp(_ lookup: CaseLookup, timeout: Duration = .seconds(5)) async -> LookupOutcome {
        do {
            let station = try await database.station()
            let client = HubClient(transport: transport, station: station, now: surroundings.now)
            let result: CaseLookupResult = try await client.call(
                "POST", "/v1/kiosks/\(station.kiosk)/lookup", body: try HubClient.encode(lookup), timeout: timeout)
            return .found(result.cases)
        } catch {
            return .unavailable(LinkTrouble(error))
        }
    }

    /// Enrols if need be.
    /// - Returns: what stands in the way, or nil when the kiosk is enrolled.
    func enrolIfNeeded() async throws -> PumpStep? {
        let station = try await database.station()
        guard station.hubPublicKey == nil else { return nil }
        do {
            try await enrol(station)
            return nil
        } catch let fault as HubFault {
            return PumpStep(failedWith: fault)
        }
    }

    /// Enrols anew at a hub that has lost its memory of this kiosk, and sends again what it lost with it.
    func enrolAgain() async throws -> PumpStep {
        do {
            try await enrol(try await database.station())
            let client = HubClient(
                transport: transport, station: try await database.station(), now: surroundings.now)
            return try await Realignment(database: database, log: log).run(by: client)
        } catch let fault as HubFault {
            return PumpStep(failedWith: fault)
        }
    }

    /// A key once pinned stays: a hub that lost its key has to be given it back from its backup.
    private func enrol(_ station: Station) async throws {
        let client = HubClient(transport: transport, station: station, now: surroundings.now)
        let enrolment = try await client.enrol(token: token)
        guard station.hubPublicKey.map({ Array($0) == enrolment.hubPublicKey.bytes }) ?? true else {
            throw HubFault.notTheHub(status: 200)
        }
        try await database.saveEnrolment(enrolment)
        log.notice("enrolled at the hub", metadata: ["kiosk": "\(station.kiosk)"])
    }
}
