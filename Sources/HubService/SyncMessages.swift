import Foundation
import HubMessages

/// A request of HallSync, whatever carried it.
public struct SyncRequest: Hashable, Sendable {
    public var method: String
    /// Path with query, as it was sent and signed.
    public var target: String
    /// Names in lower case.
    public var headers: [String: String]
    public var body: [UInt8]

    /// Gathers its parts.
    public init(method: String, target: String, headers: [String: String] = [:], body: [UInt8] = []) {
        self.method = method
        self.target = target
        self.headers = headers
        self.body = body
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
        SyncAnswer(
            status: problem.status, headers: ["content-type": Problem.mediaType],
            body: (try? encoded(problem)) ?? Array(#"{"status":500}"#.utf8))
    }

    private static func encoded(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }
}
