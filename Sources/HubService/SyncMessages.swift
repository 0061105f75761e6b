import Foundation
import HallCore
import HubMessages

/// A request of HallSync, whatever carried it.
public struct SyncRequest: Hashable, Sendable {
    public var method: String
    /// Path with query, as it was sent and signed.
    public var target: String
    /// Names in lower case.
    public var headers: [String: String]
    public var body: [UInt8]
    /// Where it comes from, as far as strangers are counted.
    public var source: SourceAddress

    /// Gathers its parts.
    public init(
        method: String, target: String, headers: [String: String] = [:], body: [UInt8] = [],
        source: SourceAddress = SourceAddress("")
    ) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
        self.source = source
    }

    var path: String {
        String(target.prefix { $0 != "?" })
    }

    func query(_ name: String) -> String? {
        URLComponents(string: target)?.queryItems?.first { $0.name == name }?.value
    }

    func header(_ name: String) -> String? {
        headers[name.lowercased()]
    }
}

/// The answer to a request of HallSync.
public struct SyncAnswer: Hashable, Sendable {
    public var status: Int
    /// Names in lower case.
    public var headers: [String: String]
    public var body: [UInt8]

    static func json(_ value: some Encodable) throws -> SyncAnswer {
        SyncAnswer(status: 200, headers: ["content-type": "application/json"], body: try encoded(value))
    }

    static func problem(_ problem: Problem) -> SyncAnswer {
        SyncAnswer(status: problem.status, headers: problem.headers, body: problem.json())
    }

    private static func encoded(_ value: some Encodable) throws -> [UInt8] {
        try JSONValue(encoding: value).canonicalBytes()
    }
}
