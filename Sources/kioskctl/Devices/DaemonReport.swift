import AsyncHTTPClient
import HallCore
import NIOCore
import NIOHTTP1

/// What the daemon on this machine says of itself.
enum DaemonReport {
    case answering(address: String, status: JSONValue)
    case silent(address: String, reason: String)

    private static let patience = TimeAmount.seconds(3)
    private static let mostBytes = 1 << 20

    static func fetch(from daemon: String) async -> DaemonReport {
        let address = daemon.hasSuffix("/") ? String(daemon.dropLast()) : daemon
        do {
            let request = HTTPClientRequest(url: address + "/api/v1/status")
            let response = try await HTTPClient.shared.execute(request, timeout: patience)
            let body = try await response.body.collect(upTo: mostBytes)
            guard response.status == .ok else {
                return .silent(address: address, reason: "it answered with status \(response.status.code)")
            }
            return .answering(address: address, status: try JSONValue(parsing: Array(body.readableBytesView)))
        } catch let error as HTTPClientError {
            return .silent(address: address, reason: reason(for: error))
        } catch is DecodingError {
            return .silent(address: address, reason: "what answers there is not the daemon")
        } catch {
            return .silent(address: address, reason: "no connection; is kioskd running?")
        }
    }

    private static func reason(for error: HTTPClientError) -> String {
        switch error {
        case .deadlineExceeded, .connectTimeout, .readTimeout: "no answer in time; is kioskd hanging?"
        case .remoteConnectionClosed: "what answers there hung up"
        default: "no answer: \(error.description)"
        }
    }

    var json: JSONValue {
        switch self {
        case .answering(let address, let status):
            .object([
                "address": .string(address), "state": .string("answering"), "devices": status["devices"] ?? .null,
                "link": status["link"] ?? .null,
            ])
        case .silent(let address, let reason):
            .object(["address": .string(address), "state": .string("silent"), "reason": .string(reason)])
        }
    }

    var text: String {
        switch self {
        case .silent(let address, let reason): return "Daemon at \(address): \(reason)"
        case .answering(let address, let status):
            guard case .object(let devices)? = status["devices"], !devices.isEmpty else {
                return "Daemon at \(address): no devices configured"
            }
            let rows = devices.sorted { $0.key < $1.key }.map { ($0.key, $0.value.string) }
            return "Daemon at \(address):\n" + TextTable.pairs(rows)
        }
    }
}
