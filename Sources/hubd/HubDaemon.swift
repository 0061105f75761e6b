import Foundation
import HallCore
import HubAdapters
import HubScreens
import HubService
import HubStore
import Hummingbird
import Logging
import PackFiles
import ServiceLifecycle
import UnixSignals

/// Everything the centre runs, put together from its settings.
struct HubDaemon {
    private let settings: HubConfiguration
    private let hub: Hub
    private let lines: [UtilityLine]
    private let outside: OutsideRules
    private let billing: Billing?
    private let logger: Logger

    /// - Throws: what is wrong with settings, packs, state folder or store.
    init(_ settings: HubConfiguration, logger: Logger) async throws {
        self.settings = settings
        self.logger = logger
        let loaded = try settings.loadPacks()
        let packs = loaded.map(\.pack)
        let kiosks = try settings.admittedKiosks(packs: packs)
        let state = try HubState(folder: settings.stateFolder)
        let store = try await state.openStore(settings.store)
        let keys = try await state.keys(boundTo: store)
        try await Self.check(kiosks, in: store)
        try await store.keep(packs, at: TimeAndChance.system.now())
        let connections = OutsideConnections()
        lines = try settings.utilityLines(connections: connections)
        outside = try settings.outsideRules(packs: packs, connections: connections)
        billing = try settings.billing(packs: packs, connections: connections)
        hub = try await Hub(
            store: store, keys: keys, packs: PackShelf(packs, kept: store.keptPacks(), calendar: loaded[0].calendar),
            kiosks: kiosks,
            systems: Dictionary(lines.map { ($0.utility, $0.name) }) { first, _ in first },
            outside: outside, billing: billing, accountSettings: settings.accountSettings(),
            packReader: .bundles(signedBy: settings.packKey, calendar: loaded[0].calendar),
            limits: settings.rateLimits(), phones: settings.phoneAddress(), surroundings: .system, log: logger)
        try await StaffSeeding(accounts: hub.accounts, packs: packs).seed(settings.staff ?? [])
        await hub.readStored()
    }

    private static func check(_ kiosks: [AdmittedKiosk], in store: HubDatabase) async throws {
        for kiosk in kiosks {
            guard let known = try await store.kiosk(kiosk.code), known.division != kiosk.division else { continue }
            throw HubConfigurationFault.kioskMoved(kiosk.code, from: known.division, to: kiosk.division)
        }
    }

    /// Runs until SIGTERM or SIGINT. Open long polls are answered at once; nothing waits longer than two seconds.
    func run() async throws {
        let (host, port) = try settings.address()
        let logger = logger
        let server = try HubScreens.server(
            hub: hub, settings: settings.screens(),
            utilities: lines, address: .hostname(host, port: port), log: logger,
            onServerRunning: { logger.notice("listening", metadata: ["address": "\(host):\(port)"]) })
        var configuration = ServiceGroupConfiguration(
            services: [
                .init(service: server), .init(service: StoredEventReading(hub: hub)),
                .init(service: ClockSweeping(hub: hub)),
            ]
                + lines.map { .init(service: Dispatching(name: $0.name, target: $0.system, hub: hub, log: logger)) }
                + billServices + outsideServices,
            gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(2)
        configuration.maximumCancellationDuration = .seconds(1)
        try await ServiceGroup(configuration: configuration).run()
        await hub.store.close()
    }
}

extension HubDaemon {
    /// What runs besides for the approval platform, utilities' 311 and subscribers.
    private var outsideServices: [ServiceGroupConfiguration.ServiceConfiguration] {
        let targets =
            outside.repairs.map { ($0.name, $0.client as any SendTarget) }
            + outside.subscribers.map { ($0.system, $0.target as any SendTarget) }
            + (outside.approval.map { [(ApprovalPlatform.systemName, $0 as any SendTarget)] } ?? [])
        return targets.map { .init(service: Dispatching(name: $0, target: $1, hub: hub, log: logger)) }
            + (outside.repairs.isEmpty ? [] : [.init(service: RepairFollowing(hub: hub))])
    }

    /// What runs besides where there is a billing system.
    private var billServices: [ServiceGroupConfiguration.ServiceConfiguration] {
        guard let billing else { return [] }
        return [
            .init(service: Dispatching(name: Billing.systemName, target: billing.bills, hub: hub, log: logger)),
            .init(service: PaymentKeeping(hub: hub, log: logger)),
        ]
    }
}

/// Looks every half minute for what another hub has stored and not read.
private struct StoredEventReading: Service {
    let hub: Hub

    func run() async throws {
        await cancelWhenGracefulShutdown { await hub.keepReading(every: .seconds(30)) }
    }
}

/// Looks every quarter of a minute at what the clocks have changed.
private struct ClockSweeping: Service {
    let hub: Hub

    func run() async throws {
        await cancelWhenGracefulShutdown { await hub.keepSweeping(every: .seconds(15)) }
    }
}

/// Asks four times a minute after the repairs that are due to be asked after.
private struct RepairFollowing: Service {
    let hub: Hub

    func run() async throws {
        await cancelWhenGracefulShutdown { await hub.keepFollowingRepairs(every: .seconds(15)) }
    }
}
