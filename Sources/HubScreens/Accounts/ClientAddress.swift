import HTTPTypes
import HubService

/// Where a request comes from, as far as that can be believed.
struct ClientAddress {
    /// Addresses of trusted proxies.
    let proxies: Set<String>

    /// The other end of the connection; behind trusted proxies the last address in their `X-Forwarded-For` that is none of
    /// theirs. What a browser wrote there itself stands before it and counts for nothing.
    func of(peer: String?, forwarded: [String]) -> SourceAddress {
        let peer = peer ?? ""
        guard proxies.contains(peer) else { return SourceAddress(peer) }
        let named = forwarded.flatMap { $0.split(separator: ",") }.map { String($0.filter { $0 != " " }) }
        return SourceAddress(named.last { !proxies.contains($0) } ?? peer)
    }
}

extension HTTPField.Name {
    static let forwardedFor = HTTPField.Name("X-Forwarded-For") ?? .via
}
