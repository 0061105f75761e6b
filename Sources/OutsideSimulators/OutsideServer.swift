import HallCore
public import Hummingbird
public import Logging
import NIOCore

/// All the played systems behind one address.
public enum OutsideServer {
    /// The routes, for a server or a test.
    public static func router(_ world: OutsideWorld) -> Router<OutsideContext> {
        let router = Router(context: OutsideContext.self)
        for utility in OutsideSystem.utilities { UtilityRoutes(world: world, utility: utility).add(to: router) }
        BillRoutes(world: world).add(to: router)
        GatewayRoutes(world: world).add(to: router)
        RepairRoutes(world: world).add(to: router)
        ApprovalRoutes(world: world).add(to: router)
        LicenceRoutes(world: world).add(to: router)
        SubscriberRoutes(world: world).add(to: router)
        ControlRoutes(world: world).add(to: router)
        router.get("/healthz") { _, _ in Answers.json(.object(["status": .string("ok")])) }
        return router
    }

    /// The server.
    /// - Parameter onServerRunning: Called with the port once it listens.
    public static func application(
        _ world: OutsideWorld, address: BindAddress, log: Logger,
        onServerRunning: @escaping @Sendable (Int) async -> Void = { _ in }
    ) -> some ApplicationProtocol {
        Application(
            router: router(world),
            configuration: ApplicationConfiguration(address: address, serverName: "hubsim"),
            onServerRunning: { channel in await onServerRunning(channel.localAddress?.port ?? 0) },
            logger: log)
    }
}
