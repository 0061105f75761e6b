import Crypto
import Foundation
import HallCore
import HubMessages
import KioskStore

/// Speaks HallSync for one kiosk: signs what goes out, believes only what the hub's pinned key signed.
struct HubClient: Sendable {
    let transport: any HubTransport
    let station: Station
    let now: @Sendable () -> Timestamp

    /// Sends a request and reads its answer.
    func call<Answer: Decodable>(
        _ method: String, _ target: String, body: [UInt8] = [], timeout: Duration = .seconds(20)
    ) async throws -> Answer {
        guard let hubKey = station.hubPublicKey.flatMap({ try? Curve25519.Signing.PublicKey(rawRepresentation: $0) })
        else { throw HubFault.notEnrolled }
        let request = try signed(HubRequest(method: method, target: target, body: body, timeout: timeout))
        let response = try await send(request)
        try check(response, to: request, by: hubKey)
        return try read(response)
    }

    /// Sends a request that nobody signs; for enrolment, whose messages prove themselves.
    func callUnsigned<Answer: Decodable>(_ method: String, _ target: String, body: [UInt8]) async throws -> Answer {
        try read(try await send(HubRequest(method: method, target: target, body: body)))
    }

    func signature(over bytes: [UInt8]) throws -> Base64 {
        let key = try Curve25519.Signing.PrivateKey(rawRepresentation: station.signingKey.value)
        return Base64(try key.signature(for: bytes))
    }

    /// Whether the hub signed the bytes.
    func holds(_ signature: Base64, over bytes: [UInt8]) -> Bool {
        guard let key = station.hubPublicKey.flatMap({ try? Curve25519.Signing.PublicKey(rawRepresentation: $0) })
        else { return false }
        return key.isValidSignature(signature.bytes, for: bytes)
    }

    private func signed(_ request: HubRequest) throws -> HubRequest {
        var request = request
        let time = now().rfc3339
        let text = MessageSigning.requestBytes(
            method: request.method, path: request.target, bodyDigest: Self.hexDigest(request.body), time: time)
        request.headers[MessageSigning.kioskCodeHeader] = station.kiosk
        request.headers[MessageSigning.kioskTimeHeader] = time
        request.headers[MessageSigning.kioskSignatureHeader] = try signature(over: text).text
        return request
    }

    /// A cancelled task's fault stays what it is, so that a shutdown is no failure of the network.
    private func send(_ request: HubRequest) async throws -> HubResponse {
        do {
            return try await transport.send(request)
        } catch {
            try Task.checkCancellation()
            throw HubFault.unreachable("\(type(of: error))")
        }
    }

    /// Busy answers are believed unsigned: a balancer sends them, and all they bring is a wait.
    private func check(
        _ response: HubResponse, to request: HubRequest, by hubKey: Curve25519.Signing.PublicKey
    ) throws {
        if response.status == 429 || response.status == 503 {
            let seconds = response.headers["retry-after"].flatMap { Int($0) }.flatMap { $0 >= 0 ? $0 : nil }
            throw HubFault.busy(retryAfter: seconds.map { .seconds($0) })
        }
        let text = MessageSigning.answerBytes(
            status: response.status, bodyDigest: Self.hexDigest(response.body),
            requestSignature: request.headers[MessageSigning.kioskSignatureHeader] ?? "")
        let header = response.headers[MessageSigning.hubSignatureHeader.lowercased()]
        guard let signature = header.flatMap({ Base64(text: $0) }),
            hubKey.isValidSignature(signature.bytes, for: text)
        else { throw HubFault.notTheHub(status: response.status) }
    }

    private func read<Answer: Decodable>(_ response: HubResponse) throws -> Answer {
        let body = Data(response.body)
        guard response.status == 200 else {
            guard let problem = try? JSONDecoder().decode(Problem.self, from: body) else {
                throw HubFault.notTheHub(status: response.status)
            }
            throw HubFault.refused(problem)
        }
        guard let answer = try? JSONDecoder().decode(Answer.self, from: body) else { throw HubFault.unreadable }
        return answer
    }

    static func hexDigest(_ bytes: [UInt8]) -> String {
        Hexadecimal.text(SHA256.hash(data: bytes))
    }

    static func encode(_ message: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.withoutEscapingSlashes]
        return Array(try encoder.encode(message))
    }
}
