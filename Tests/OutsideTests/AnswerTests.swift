import Foundation
import HTTPTypes
import HallCore
import HubAdapters
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

/// What the answers of a utility mean, whatever they are.
@Suite struct `An answer` {
    static let key = IdempotencyKey(caseID: identifier(1), lane: "water", step: "open")

    struct Answer: Sendable {
        var status: Int
        var type = "application/json"
        var headers: [String: String] = [:]
        var body = ""

        static func problem(_ status: Int, _ body: String) -> Answer {
            Answer(status: status, type: "application/problem+json", body: body)
        }
    }

    /// Answers everything in the same way.
    func outcome(of answer: Answer) async throws -> SendOutcome {
        let router = Router()
        router.post("/**") { request, _ in
            _ = try await request.body.collect(upTo: 100_000)
            var fields: HTTPFields = [.contentType: answer.type]
            for (name, value) in answer.headers {
                if let name = HTTPField.Name(name) { fields[name] = value }
            }
            return Response(
                status: .init(code: answer.status), headers: fields,
                body: ResponseBody(byteBuffer: ByteBuffer(string: answer.body)))
        }
        return try await Application(router: router, logger: OutsideBench.quiet).test(.live) { client in
            let address = OutsideAddress(base: try OutsideBench.url(port: client.port), timeout: .seconds(5))
            let water = HTTPUtilitySystem(address: address, connections: OutsideConnections(), keys: [])
            return await water.send(
                try UtilityMessage.open(try OutsideBench.utilityTask("water")).message(key: Self.key))
        }
    }

    @Test func `with our key and a reference is an acknowledgement`() async throws {
        let answer = Answer(status: 200, body: #"{"key":"\#(Self.key)","reference":"W-1","more":[1]}"#)
        #expect(try await outcome(of: answer) == .acknowledged(reference: "W-1"))
    }

    @Test(arguments: [
        Answer(status: 200, body: #"{"key":"other","reference":"W-1"}"#),
        Answer(status: 200, body: #"{"reference":"W-1"}"#),
        Answer(status: 200, body: #"{"key":"#),
        Answer(status: 200, body: "[]"),
        Answer(status: 200, type: "text/html", body: "<html>请登录</html>"),
        Answer(status: 204),
        Answer(status: 302, headers: ["location": "/login"]),
        Answer(status: 404, type: "text/html", body: "not here"),
        Answer(status: 404, body: "{}"),
        Answer.problem(422, "not even JSON"),
    ])
    func `that is not the promised one leaves doubt`(answer: Answer) async throws {
        guard case .failed(.wrongBody) = try await outcome(of: answer) else {
            throw TestFailure("held for something else")
        }
    }

    @Test(arguments: [
        (Answer(status: 401, type: "text/html"), LineFailure.notAllowed(status: 401)),
        (Answer(status: 403, type: "text/html"), .notAllowed(status: 403)),
        (Answer(status: 409), .stillRunning),
        (.problem(409, #"{"status":409,"code":"still-running"}"#), .stillRunning),
        (
            Answer(status: 429, headers: ["retry-after": "7"]),
            .busy(status: 429, retryAfter: .seconds(7))
        ),
        (
            Answer(status: 503, headers: ["retry-after": "Mon, 23 Nov 2026 01:00:00 GMT"]),
            .busy(status: 503, retryAfter: nil)
        ),
        (.problem(422, #"{"status":422,"code":"x","retryable":true}"#), .fault(status: 422)),
        (Answer(status: 500, type: "text/html"), .fault(status: 500)),
        (Answer(status: 502), .fault(status: 502)),
    ])
    func `that may be another one later is waited for`(answer: Answer, failure: LineFailure) async throws {
        #expect(try await outcome(of: answer) == .failed(failure))
    }

    @Test(arguments: [400, 403, 404, 409, 410, 422])
    func `with a problem is a refusal`(status: Int) async throws {
        let answer = Answer.problem(status, #"{"status":\#(status),"code":"x","title":"不行"}"#)
        #expect(
            try await outcome(of: answer) == .refused(OutsideProblem(status: status, code: "x", title: "不行")))
    }

    @Test func `that our key is used for something else needs a person`() async throws {
        let answer = Answer.problem(422, #"{"status":422,"code":"idempotency-key-reused"}"#)
        #expect(try await outcome(of: answer) == .keyReused)
    }
}
