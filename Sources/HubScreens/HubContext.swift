import HubService
public import Hummingbird
internal import NIOCore

/// What travels with a request through the hub's routes.
public struct HubContext: RequestContext {
    public var coreContext: CoreRequestContextStorage
    /// The other end of the connection, an IP address; nil where there is none.
    let peer: String?
    /// Where the request comes from, as far as that can be believed.
    var source: SourceAddress

    /// Gathers its parts.
    public init(source: ApplicationRequestContextSource) {
        coreContext = CoreRequestContextStorage(source: source)
        peer = source.channel.remoteAddress?.ipAddress
        self.source = SourceAddress(peer ?? "")
    }
}
