public import HubService
public import Hummingbird
public import Logging
import NIOCore

/// How the pages are served.
public struct HubScreenSettings: Sendable {
    /// Whether browsers reach the hub over HTTPS only; cookies are then marked for it.
    public var secureCookies: Bool

    /// Gathers its parts.
    public init(secureCookies: Bool) {
        self.secureCookies = secureCookies
    }
}

/// Everything the hub serves over HTTP: HallSync, the clerks' pages, what operators read.
public enum HubScreens {
    /// The routes, for a server or a test.
    public static func router(hub: Hub, settings: HubScreenSettings) throws -> Router<HubContext> {
        let router = Router(context: HubContext.self)
        SyncController(hub: hub).addRoutes(to: router)
        OperationsController(hub: hub).addRoutes(to: router)
        let templates = try Templates()
        let pages = router.group().add(middleware: PageGuard())
        let doorkeeper = Doorkeeper(hub: hub, settings: settings)
        SignInController(hub: hub, templates: templates, doorkeeper: doorkeeper).addRoutes(to: pages)
        InboxController(hub: hub, templates: templates, doorkeeper: doorkeeper).addRoutes(to: pages)
        CaseController(hub: hub, templates: templates, doorkeeper: doorkeeper).addRoutes(to: pages)
        return router
    }

    /// The server. Connections that say nothing for longer than a long poll are closed.
    public static func server(
        hub: Hub, settings: HubScreenSettings, address: BindAddress, log: Logger,
        onServerRunning: @escaping @Sendable () async -> Void = {}
    ) throws -> some ApplicationProtocol {
        Application(
            router: try router(hub: hub, settings: settings),
            server: .http1(configuration: .init(idleTimeout: .seconds(75))),
            configuration: ApplicationConfiguration(address: address, serverName: nil),
            onServerRunning: { _ in await onServerRunning() },
            logger: log)
    }
}
