public import HubService
public import Hummingbird
public import Logging
import NIOCore

/// How the pages are served.
public struct HubScreenSettings: Sendable {
    /// Whether browsers reach the hub over HTTPS only; cookies are then marked for it.
    public var secureCookies: Bool
    /// Addresses of the proxies whose word on where a request comes from is believed.
    public var proxies: Set<String>

    /// Gathers its parts.
    public init(secureCookies: Bool, proxies: Set<String> = []) {
        self.secureCookies = secureCookies
        self.proxies = proxies
    }
}

/// Everything the hub serves over HTTP: HallSync, the clerks' pages, what operators read.
public enum HubScreens {
    /// The routes, for a server or a test.
    /// - Parameter utilities: Those whose systems report here.
    public static func router(
        hub: Hub, settings: HubScreenSettings, utilities: [UtilityLine] = []
    ) throws -> Router<HubContext> {
        let router = try routes(hub: hub, settings: settings, utilities: utilities)
        router.refuseOtherMethods()
        return router
    }

    /// The addresses that are answered, without the refusals of other methods.
    static func routes(
        hub: Hub, settings: HubScreenSettings, utilities: [UtilityLine] = []
    ) throws -> Router<HubContext> {
        let router = Router(context: HubContext.self, options: .autoGenerateHeadEndpoints)
        let templates = try Templates()
        router.add(middleware: AnswerGuard(templates: templates, address: ClientAddress(proxies: settings.proxies)))
        OutsideController(hub: hub, utilities: utilities).addRoutes(to: router)
        PaymentController(hub: hub).addRoutes(to: router)
        if hub.servesGeoReport {
            GeoReportController(hub: hub, isSecure: settings.secureCookies).addRoutes(to: router)
        }
        SyncController(hub: hub).addRoutes(to: router)
        OperationsController(hub: hub).addRoutes(to: router)
        let pages = router.group().add(middleware: PageGuard())
        let doorkeeper = Doorkeeper(hub: hub, templates: templates, settings: settings)
        AccountRoutes(hub: hub, templates: templates, doorkeeper: doorkeeper).add(to: pages)
        QueueController(hub: hub, templates: templates, doorkeeper: doorkeeper).addRoutes(to: pages)
        ManagedController(hub: hub, templates: templates, doorkeeper: doorkeeper).addRoutes(to: pages)
        CaseController(hub: hub, templates: templates, doorkeeper: doorkeeper).addRoutes(to: pages)
        TrackingController(hub: hub, templates: templates).addRoutes(to: pages)
        UploadController(hub: hub, templates: templates).addRoutes(to: pages)
        AttachmentController(hub: hub, doorkeeper: doorkeeper).addRoutes(to: router)
        AdminController(hub: hub, templates: templates, doorkeeper: doorkeeper).addRoutes(to: pages)
        PaymentPageController(hub: hub, templates: templates, doorkeeper: doorkeeper).addRoutes(to: pages)
        BoardController(hub: hub, templates: templates, doorkeeper: doorkeeper).addRoutes(to: pages)
        return router
    }

    /// The server. Connections that say nothing for longer than a long poll are closed.
    public static func server(
        hub: Hub, settings: HubScreenSettings, utilities: [UtilityLine] = [], address: BindAddress, log: Logger,
        onServerRunning: @escaping @Sendable () async -> Void = {}
    ) throws -> some ApplicationProtocol {
        Application(
            router: try router(hub: hub, settings: settings, utilities: utilities),
            server: .http1(configuration: .init(idleTimeout: .seconds(75))),
            configuration: ApplicationConfiguration(address: address, serverName: nil),
            onServerRunning: { _ in await onServerRunning() },
            logger: log)
    }
}
