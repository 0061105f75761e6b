import Crypto
import Foundation
import HallCore
import HubMessages
import HubService

/// A kiosk made of a key and a chain: says to the hub whatever a test wants said.
struct TestKiosk {
    let code: String
    let stream: UUIDv7
    let key: Curve25519.Signing.PrivateKey
    let time: TestTime
    private(set) var events: [(envelope: Envelope, hash: Base64)] = []

    init(_ code: String = "SZ01", time: TestTime) {
        self.code = code
        self.time = time
        stream = time.identifier()
        key = Curve25519.Signing.PrivateKey()
    }

    func enrolled(at hub: Hub) async throws -> TestKiosk {
        var request = EnrolmentRequest(kiosk: code, stream: stream, publicKey: Base64(key.publicKey.rawRepresentation))
        let secret = SymmetricKey(data: Data(Fixtures.token.utf8))
        request.proof = Base64(HMAC<SHA256>.authenticationCode(for: request.provenBytes(), using: secret))
        let answer = await hub.answer(
            SyncRequest(method: "POST", target: "/v1/enrolments", body: Array(try JSONEncoder().encode(request))))
        guard answer.status == 200 else { throw TestFailure("enrolment: \(answer.status)") }
        return self
    }

    /// Chains an event behind the last one.
    @discardableResult
    mutating func commit(
        _ type: EventType = .caseSubmitted, id: UUIDv7? = nil, caseID: UUIDv7, data: JSONValue
    ) -> Envelope {
        let envelope = Envelope(
            id: id ?? time.identifier(), kiosk: code, stream: stream, sequence: Int64(events.count + 1),
            previousHash: events.last?.hash ?? Envelope.chainStart, type: type, caseID: caseID, time: time.now,
            data: data)
        events.append((envelope, Self.hash(envelope)))
        return envelope
    }

    /// Chains a case of that serial number.
    @discardableResult
    mutating func commitCase(
        serial: Int, id: UUIDv7? = nil, form: ApplicationForm = Fixtures.form()
    ) throws -> CaseRecord {
        let record = try Fixtures.record(
            id: id ?? time.identifier(), number: try number(serial), kiosk: code, at: time.now, form: form)
        commit(caseID: record.id, data: try JSONValue(encoding: record))
        return record
    }

    func number(_ serial: Int) throws -> CaseNumber {
        guard
            let number = CaseNumber(cityCode: "4213", date: time.now.date, kiosk: code, letter: "A", serial: serial)
        else { throw TestFailure("number") }
        return number
    }

    /// The events numbered in the range, signed.
    func batch(_ range: ClosedRange<Int>) throws -> PushBatch {
        let part = events[(range.lowerBound - 1)..<range.upperBound]
        guard let head = part.last else { throw TestFailure("empty batch") }
        return PushBatch(
            kiosk: code, stream: stream, events: part.map(\.envelope.json),
            headSignature: Base64(try key.signature(for: head.hash.bytes)))
    }

    func push(_ range: ClosedRange<Int>, to hub: Hub) async throws -> SyncAnswer {
        try await push(try batch(range), to: hub)
    }

    func push(_ batch: PushBatch, to hub: Hub) async throws -> SyncAnswer {
        try await send("POST", "/v1/streams/\(stream.text)/events", try JSONEncoder().encode(batch), to: hub)
    }

    func send(_ method: String, _ target: String, _ body: Data = Data(), to hub: Hub) async throws -> SyncAnswer {
        await hub.answer(try signed(SyncRequest(method: method, target: target, body: Array(body))))
    }

    func signed(_ request: SyncRequest) throws -> SyncRequest {
        let digest = SHA256.hash(data: request.body).map { String(format: "%02x", $0) }.joined()
        let text = MessageSigning.requestBytes(
            method: request.method, path: request.target, bodyDigest: digest, time: time.now.rfc3339)
        var request = request
        request.headers = [
            "kiosk-code": code, "kiosk-time": time.now.rfc3339,
            "kiosk-signature": Base64(try key.signature(for: text)).text,
        ]
        return request
    }

    static func hash(_ envelope: Envelope) -> Base64 {
        Base64(SHA256.hash(data: envelope.previousHash.bytes + envelope.canonicalBytes()))
    }
}

struct TestFailure: Error {
    let text: String

    init(_ text: String) {
        self.text = text
    }
}

extension SyncAnswer {
    func decoded<Message: Decodable>(_ type: Message.Type) throws -> Message {
        try JSONDecoder().decode(type, from: Data(body))
    }

    func problem() throws -> Problem {
        try decoded(Problem.self)
    }
}
