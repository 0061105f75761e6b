/// What a hall says of itself in place of its pack, because the documents leave it open or it has changed since.
public struct HallDetails: Codable, Sendable, Hashable {
    public var address: String?
    /// A number that the hall has set.
    public var phone: String?
    /// Its own hours.
    public var sessions: [HallHours.Session]?
    /// What can be done there.
    public var offers: [String]?

    /// Gathers its parts; what is nil stays as the pack has it.
    public init(
        address: String? = nil, phone: String? = nil, sessions: [HallHours.Session]? = nil, offers: [String]? = nil
    ) {
        self.address = address
        self.phone = phone
        self.sessions = sessions
        self.offers = offers
    }
}

extension PolicyPack {
    /// The pack with what one of its halls says of itself.
    public func with(_ details: HallDetails, of id: String) -> PolicyPack {
        guard let index = halls.firstIndex(where: { $0.id == id }) else { return self }
        var pack = self
        pack.halls[index].address = details.address ?? halls[index].address
        pack.halls[index].sessions = details.sessions ?? halls[index].sessions
        pack.halls[index].offers = details.offers ?? halls[index].offers
        return pack
    }
}

extension HallHours {
    /// Reads hours as people write them, `08:30–12:00、14:30–17:30`; nil for what is not in order of time.
    public init?(typed text: String) {
        let times = text.matches(of: #/([0-9]{1,2})[:：]([0-9]{2})/#)
            .map { ClockTime("\($0.output.1.count == 1 ? "0" : "")\($0.output.1):\($0.output.2)") }
        let known = times.compactMap(\.self)
        guard !known.isEmpty, known.count == times.count, known.count % 2 == 0,
            zip(known, known.dropFirst()).allSatisfy({ $0 < $1 })
        else { return nil }
        self.init(
            sessions: stride(from: 0, to: known.count, by: 2).map { Session(from: known[$0], to: known[$0 + 1]) })
    }
}
