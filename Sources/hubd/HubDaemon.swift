import Foundation
import HubScreens
import HubService
import HubStore
import Hummingbird
import Logging
import ServiceLifecycle
import UnixSignals

/// Everything the centre runs, put together from its settings.
struct HubDaemon {
    private let settings: HubConfiguration
    private let hub: Hub
    private let logger: Logger

    /// - Throws: what is wrong with settings, packs or state folder.
    init(_ settings: HubConfiguration, logger: Logger) throws {
        let state = try HubState(folder: settings.stateFolder)
        self.settings = settings
        self.logger = logger
        let store = try state.openStore()
        let packs = try settings.loadPacks()
        try store.keep(packs, at: Surroundings.system.now())
        hub = try Hub(
            store: store, keys: state.keys(), packs: PackShelf(packs, kept: store.keptPacks()),
            enrolmentTokens: settings.tokens(), surroundings: .system, log: logger)
        try ClerkSeeding(hub: hub).seed(settings.clerks ?? [])
        hub.interpretStored()
    }

    /// Runs until SIGTERM or SIGINT. Open long polls are answered at once; nothing waits longer than two seconds.
    func run() async throws {
        let (host, port) = try settings.address()
        let logger = logger
        let server = try HubScreens.server(
            hub: hub, settings: HubScreenSettings(secureCookies: settings.secureCookies ?? false),
            address: .hostname(host, port: port), log: logger,
            onServerRunning: { logger.notice("listening", metadata: ["address": "\(host):\(port)"]) })
        var configuration = ServiceGroupConfiguration(
            services: [.init(service: server)], gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(2)
        configuration.maximumCancellationDuration = .seconds(1)
        try await ServiceGroup(configuration: configuration).run()
        try hub.store.close()
    }
}
