import Crypto
import Foundation
import HallCore
import Hummingbird
import KioskScreens
import KioskSession
import KioskStore
import KioskSync
import Logging
import PackFiles
import ServiceLifecycle
import TextInput
import UnixSignals

/// Everything a terminal runs, put together from its settings.
struct KioskDaemon {
    private let services: [any Service]
    private let packKeeping: PackKeeping?
    private let store: KioskDatabase
    private let logger: Logger

    /// - Throws: What is wrong with settings, pack, profiles or state folder.
    init(_ settings: KioskConfiguration, events: RecentEvents, logger: Logger) async throws {
        let loaded = try settings.loadPack()
        let (host, port) = try settings.address()
        let store = try Self.openStore(settings)
        let pack = try settings.pack(of: try await Self.packInForce(loaded.pack, store, logger))
        let desk = TerminalDesk()
        let devices = try DeviceBay(settings, desk: desk, logger: logger)
        let carry = try CarryBay(settings.carryOver, desk: desk, logger: logger)
        let voice = VoiceBay(settings.speech, desk: desk, logger: logger)
        let connection = try Self.connection(settings, store: store, logger: logger)
        let typing = Typing(settings, pack: pack, logger: logger)
        var surroundings = try Self.surroundings(devices, voice, connection, settings.bell(logger), typing)
        surroundings.keySwitch = try settings.keySwitch()
        surroundings.machine = { [folder = settings.stateFolder] in MachineFacts(stateFolder: folder) }
        surroundings.recentEvents = { events.all }
        let terminal = Terminal(
            pack: pack, calendar: loaded.calendar, store: store, surroundings: surroundings,
            roles: (settings.devices ?? []).map(\.role),
            phones: try settings.phoneAddress(), reading: try settings.readingDesk(),
            staff: try settings.helpers(), carry: carry?.line, logger: logger)
        desk.terminal = terminal
        try await terminal.recover()
        if connection == nil { await terminal.linkChanged(to: .none) }
        let server = try Self.server(settings, terminal, pack, typing.desk, at: .hostname(host, port: port), logger)
        let packKeeping = connection.map { connection in
            PackKeeping(
                terminal: terminal, store: store, connection: connection,
                intake: PackIntake(own: loaded.pack, key: settings.packKey), log: logger)
        }
        let parts: [(any Service)?] = [
            devices, voice, carry, connection, packKeeping, ScreenKeeper(terminal: terminal, connection: connection),
            typing,
            server,
        ]
        services = parts.compactMap(\.self)
        self.packKeeping = packKeeping
        self.store = store
        self.logger = logger
    }

    private static func server(
        _ settings: KioskConfiguration, _ terminal: Terminal, _ pack: PolicyPack, _ input: InputDesk,
        at address: BindAddress, _ logger: Logger
    ) throws -> some ApplicationProtocol {
        let screens = try KioskScreens(
            terminal: terminal,
            settings: ScreenSettings(
                panel: try settings.glass(), hallName: settings.hall?.name ?? pack.contact.hall,
                helpDesk: settings.hall?.helpDesk, authority: settings.authority, input: input),
            logger: logger)
        return Application(router: screens.router(), configuration: .init(address: address), logger: logger)
    }

    /// Runs until SIGTERM or SIGINT, or until another pack holds, and closes the database, so that one file holds
    /// everything.
    /// - Returns: whether to begin anew with another pack.
    func run() async throws -> Bool {
        defer { closeStore() }
        var configuration = ServiceGroupConfiguration(
            services: services.map { service in
                .init(
                    service: service,
                    successTerminationBehavior: service is PackKeeping ? .gracefullyShutdownGroup : .cancelGroup)
            },
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(10)
        try await ServiceGroup(configuration: configuration).run()
        return packKeeping?.mustBeginAnew ?? false
    }

    /// What the centre said last, if its day has come; the settings' own otherwise.
    private static func packInForce(
        _ own: PolicyPack, _ store: KioskDatabase, _ logger: Logger
    ) async throws -> PolicyPack {
        let scheduled = try await store.scheduledPacks().filter {
            ($0.pack.id, $0.pack.division) == (own.id, own.division)
        }
        guard let pack = scheduled.holding(on: SystemSurroundings.now().date), pack.digest != own.digest else {
            return own
        }
        logger.notice(
            "works by a pack of the centre", metadata: ["pack": "\(pack.id) \(pack.version)", "not": "\(own.version)"])
        return pack
    }

    private func closeStore() {
        do {
            try store.close()
        } catch {
            logger.warning("database not closed; the next start recovers it", metadata: ["cause": "\(error)"])
        }
    }

    private static func openStore(_ settings: KioskConfiguration) throws -> KioskDatabase {
        let folder = settings.stateFolder
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder)
        let (code, letter) = try settings.identity()
        return try KioskDatabase(
            path: folder + "/kiosk.sqlite",
            founding: StationFounding(
                kiosk: code, letter: letter, stream: SystemSurroundings.makeID(),
                signingKey: Curve25519.Signing.PrivateKey().rawRepresentation))
    }

    private static func connection(
        _ settings: KioskConfiguration, store: KioskDatabase, logger: Logger
    ) throws -> HubConnection? {
        guard let hub = settings.hub, let url = try settings.hubURL() else { return nil }
        return HubConnection(
            database: store, transport: HTTPTransport(client: HTTPTransport.makeClient(), base: url), token: hub.token,
            surroundings: TimeAndChance(now: SystemSurroundings.now, random: { .random(in: .min ... .max) }),
            log: logger)
    }

    private static func surroundings(
        _ devices: DeviceBay, _ voice: VoiceBay?, _ connection: HubConnection?, _ bell: HallBell?, _ typing: Typing
    ) -> Surroundings {
        var surroundings = Surroundings(
            now: SystemSurroundings.now, uptime: SystemSurroundings.uptime, makeID: SystemSurroundings.makeID,
            randomBytes: SystemSurroundings.randomBytes, digest: SystemSurroundings.digest,
            sign: { SystemSurroundings.sign($0, with: $1) },
            verifies: { SystemSurroundings.verifies($0, over: $1, by: $2) },
            print: { await devices.print($0) },
            lookUp: { query in
                guard let connection else { return nil }
                guard case .found(let cases) = await connection.lookUp(.init(query), timeout: .seconds(3)) else {
                    return nil
                }
                return cases.map { CaseView($0) }
            })
        surroundings.forgetTyping = { await typing.forget() }
        if let connection {
            surroundings.bills = BillLine(connection)
            surroundings.sendNow = { connection.tryNow() }
        }
        if let voice { surroundings.voice = voice.line }
        if let bell { surroundings.ring = { await bell.ring($0) } }
        return surroundings
    }
}

/// Keeps the screen honest: passes on the state of the line, wipes a visit that was left, brings the age of the queue up
/// to date.
struct ScreenKeeper: Service {
    let terminal: Terminal
    let connection: HubConnection?

    func run() async throws {
        await cancelWhenGracefulShutdown {
            await withTaskGroup(of: Void.self) { group in
                group.addTask { await followLine() }
                group.addTask { await tick() }
                group.addTask { await followPayment() }
            }
        }
    }

    private func followLine() async {
        guard let connection else { return }
        for await status in connection.linkChanges() {
            await terminal.linkChanged(to: LinkState(status), because: LineTrouble(status))
        }
    }

    /// While somebody pays, or waits for the centre's word: it is on the screen a few seconds after it is known.
    private func followPayment() async {
        while (try? await Task.sleep(for: .seconds(2))) != nil {
            await terminal.checkPayment()
            await terminal.checkWish()
        }
    }

    private func tick() async {
        while (try? await Task.sleep(for: .seconds(10))) != nil {
            await terminal.tidy()
            await terminal.learnBills()
            terminal.events.send(.devices)
        }
    }
}
