public import Hummingbird

/// What travels with a request through the hub's routes.
public struct HubContext: RequestContext {
    public var coreContext: CoreRequestContextStorage

    /// Gathers its parts.
    public init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
    }
}
