public import HallCore
public import HubAdapters

/// Which outside systems a hub has besides the utilities' own, as its settings say.
public struct OutsideRules: Sendable {
    /// Where repairs go that a utility takes by Open311.
    public var repairs: [RepairRule]
    /// The city's approval platform.
    public var approval: ApprovalPlatform?
    public var subscribers: [Subscription]
    /// Repairs that come in by Open311.
    public var geoReport: GeoReportRule?
    /// The library of electronic licences.
    public var licences: (any LicenceLibrary)?

    /// Gathers its parts; none by default.
    public init(
        repairs: [RepairRule] = [], approval: ApprovalPlatform? = nil, subscribers: [Subscription] = [],
        geoReport: GeoReportRule? = nil, licences: (any LicenceLibrary)? = nil
    ) {
        self.repairs = repairs
        self.approval = approval
        self.subscribers = subscribers
        self.geoReport = geoReport
        self.licences = licences
    }
}

/// A utility's 311.
public struct RepairRule: Sendable {
    public var utility: UtilityID
    /// The service code there.
    public var serviceCode: String
    /// What the service's definition asks besides, the same for every repair.
    public var attributes: [String: String]
    public var client: Open311Client

    /// Gathers its parts.
    public init(utility: UtilityID, serviceCode: String, attributes: [String: String] = [:], client: Open311Client) {
        self.utility = utility
        self.serviceCode = serviceCode
        self.attributes = attributes
        self.client = client
    }

    /// The name under which messages wait for it.
    public var name: String { "311:\(utility)" }
}

/// Somebody who wants to hear how cases go on.
public struct Subscription: Sendable {
    /// Unique among subscribers; messages wait under it.
    public var name: String
    /// CloudEvents types; all if nil.
    public var types: Set<String>?
    public var target: EventSubscriber

    /// Gathers its parts.
    public init(name: String, types: Set<String>?, target: EventSubscriber) {
        self.name = name
        self.types = types
        self.target = target
    }

    static let systemPrefix = "subscriber:"

    /// The name under which messages wait for it.
    public var system: String { Self.systemPrefix + name }
}

/// How repairs come in by Open311.
public struct GeoReportRule: Sendable {
    /// Somebody who may ask for repairs.
    public struct Client: Sendable {
        /// Stable; what a client's own numbers are kept under.
        public var name: String
        /// The `api_key`.
        public var key: Personal<String>

        /// Gathers its parts.
        public init(name: String, key: Personal<String>) {
            self.name = name
            self.key = key
        }
    }

    /// What stands in case numbers where a terminal's code does: two letters, two or three digits. No terminal has it.
    public var code: String
    public var clients: [Client]

    /// Gathers its parts.
    public init(code: String, clients: [Client]) {
        self.code = code
        self.clients = clients
    }
}
