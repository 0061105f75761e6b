/// Carries one request to the hub and its answer back: HTTP in a kiosk, a simulated network in tests.
public protocol HubTransport: Sendable {
    /// - Throws: anything when no answer came in time; what reached the hub is then unknown.
    func send(_ request: HubRequest) async throws -> HubResponse
}

/// A request of HallSync on its way out.
public struct HubRequest: Hashable, Sendable {
    public var method: String
    /// Path with query.
    public var target: String
    public var headers: [String: String]
    public var body: [UInt8]
    /// From the first byte out to the last byte in.
    public var timeout: Duration

    /// Gathers its parts.
    public init(
        method: String, target: String, headers: [String: String] = [:], body: [UInt8] = [],
        timeout: Duration = .seconds(20)
    ) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
        self.timeout = timeout
    }
}

/// What came back, from the hub or from something in between.
public struct HubResponse: Hashable, Sendable {
    public var status: Int
    /// Names in lower case.
    public var headers: [String: String]
    public var body: [UInt8]

    /// Gathers its parts.
    public init(status: Int, headers: [String: String], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}
