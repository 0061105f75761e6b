import Foundation
import HallCore
import HubAdapters
import Testing

/// The signature scheme alone.
@Suite struct `Signed webhooks` {
    static let vector = (
        secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
        seconds: Int64(1_614_265_330),
        body: Array(#"{"test": 2432232314}"#.utf8), signature: "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
    )

    let key: WebhookKey
    let sentAt = Timestamp(milliseconds: Self.vector.seconds * 1000)

    init() throws {
        key = try #require(WebhookKey(Self.vector.secret))
    }

    var headers: [String: String] {
        [
            "webhook-id": Self.vector.id, "webhook-timestamp": String(Self.vector.seconds),
            "webhook-signature": Self.vector.signature,
        ]
    }

    @Test func `the published example is signed as published`() throws {
        let headers = WebhookSigner(keys: [key]).headers(id: Self.vector.id, body: Self.vector.body, at: sentAt)
        #expect(headers == self.headers)
    }

    @Test(arguments: [-300, 0, 300])
    func `five minutes either way are tolerated`(seconds: Int64) throws {
        let now = sentAt.adding(milliseconds: seconds * 1000)
        let webhook = try WebhookVerifier(keys: [key]).verify(headers: headers, body: Self.vector.body, at: now)
        #expect(webhook.id == Self.vector.id)
        #expect(webhook.sentAt == sentAt)
    }

    @Test func `a second more is not`() {
        let verifier = WebhookVerifier(keys: [key])
        #expect(throws: WebhookRefusal.tooOld(seconds: 301)) {
            try verifier.verify(headers: headers, body: Self.vector.body, at: sentAt.adding(milliseconds: 301_000))
        }
        #expect(throws: WebhookRefusal.fromTheFuture(seconds: 301)) {
            try verifier.verify(headers: headers, body: Self.vector.body, at: sentAt.adding(milliseconds: -301_000))
        }
    }

    @Test(arguments: ["webhook-id", "webhook-timestamp", "webhook-signature"])
    func `every header is needed`(name: String) {
        var headers = headers
        headers[name] = nil
        #expect(throws: WebhookRefusal.headerMissing(name)) {
            try WebhookVerifier(keys: [key]).verify(headers: headers, body: Self.vector.body, at: sentAt)
        }
    }

    @Test(arguments: ["webhook-id", "webhook-timestamp", "body"])
    func `nothing that is signed can be changed`(part: String) {
        var (headers, body) = (headers, Self.vector.body)
        switch part {
        case "body": body.append(UInt8(ascii: " "))
        case "webhook-timestamp": headers[part] = String(Self.vector.seconds + 1)
        default: headers[part] = "msg_other"
        }
        #expect(throws: WebhookRefusal.notSigned) {
            try WebhookVerifier(keys: [key]).verify(headers: headers, body: body, at: sentAt)
        }
    }

    @Test(arguments: ["", "v1", "v1,", "v1,AAAA", "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", "v1,***"])
    func `a signature that is none is refused`(signature: String) {
        var headers = headers
        headers["webhook-signature"] = signature
        #expect(throws: WebhookRefusal.self) {
            try WebhookVerifier(keys: [key]).verify(headers: headers, body: Self.vector.body, at: sentAt)
        }
    }

    @Test func `while secrets change both are believed, and both sign`() throws {
        let newKey = try #require(WebhookKey("whsec_" + Data(repeating: 5, count: 32).base64EncodedString()))
        let both = WebhookSigner(keys: [newKey, key]).headers(id: "m", body: [1], at: sentAt)
        #expect(both["webhook-signature"]?.split(separator: " ").count == 2)
        for keys in [[key], [newKey], [newKey, key]] {
            _ = try WebhookVerifier(keys: keys).verify(headers: both, body: [1], at: sentAt)
        }
    }

    @Test func `a secret of fewer than 24 bytes is none`() {
        #expect(WebhookKey("whsec_" + Data(repeating: 1, count: 23).base64EncodedString()) == nil)
        #expect(WebhookKey("whsec_not base64") == nil)
        #expect("\(key)" == "〔隐〕")
    }

    @Test func `ids are forgotten when their time is over`() {
        var guardian = ReplayGuard()
        let first = guardian.isFirst("a", from: "water", at: sentAt)
        let again = guardian.isFirst("a", from: "water", at: sentAt.adding(minutes: 10))
        let other = guardian.isFirst("a", from: "gas", at: sentAt)
        _ = guardian.isFirst("b", from: "water", at: sentAt.adding(minutes: 11))
        #expect(first && !again && other)
        #expect(guardian.count == 1)
    }
}
