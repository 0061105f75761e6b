import HubService

extension HubConfiguration {
    /// How often something may be asked for.
    struct Limit: Codable, Sendable {
        var perMinute: Int
        /// At once, after a rest. Default: as many as in a minute.
        var burst: Int?
    }

    /// - Throws: for a name that nothing is limited by, and for numbers out of bounds.
    func rateLimits() throws -> RateLimits {
        var limits: [LimitedAct: RateLimit] = [:]
        for (name, limit) in (self.limits ?? [:]).sorted(by: { $0.key < $1.key }) {
            guard let act = LimitedAct(rawValue: name) else { throw HubConfigurationFault.badLimitName(name) }
            let burst = limit.burst ?? limit.perMinute
            guard RateLimit.bounds.contains(limit.perMinute), RateLimit.bounds.contains(burst) else {
                throw HubConfigurationFault.badLimit(name)
            }
            limits[act] = RateLimit(perMinute: limit.perMinute, burst: burst)
        }
        return RateLimits(limits)
    }
}
