import AsyncHTTPClient
import Foundation
import HTTPTypes
import HallCore
import HubAdapters
import Hummingbird
import HummingbirdTesting
import NIOCore
import Testing

@testable import OutsideSimulators

/// What a person does to the played outside by HTTP.
@Suite struct `Control of the outside` {
    /// A running outside and a way to ask it.
    func run(
        stateFile: String? = nil, _ test: @Sendable (any TestClientProtocol, SimulatedTime) async throws -> Void
    ) async throws {
        let time = SimulatedTime()
        let world = try OutsideWorld(
            OutsideSettings(stateFile: stateFile, now: { time.now }, clock: HeldClock()), log: OutsideBench.quiet)
        let outside = OutsideServer.application(
            world, address: .hostname("localhost", port: 0), log: OutsideBench.quiet)
        try await outside.test(.live) { client in try await test(client, time) }
    }

    func ask(
        _ client: any TestClientProtocol, _ method: HTTPRequest.Method, _ uri: String, _ body: String = ""
    ) async throws -> (status: Int, json: JSONValue) {
        try await client.execute(uri: uri, method: method, body: ByteBuffer(string: body)) { response in
            let bytes = Array(response.body.readableBytesView)
            return (response.status.code, (try? JSONValue(parsing: bytes)) ?? .null)
        }
    }

    /// Sends a task by hand.
    func open(_ client: any TestClientProtocol) async throws -> Int {
        let key = IdempotencyKey(caseID: OutsideBench.caseID, lane: "water", step: "open")
        let message = try UtilityMessage.open(try OutsideBench.utilityTask("water")).message(key: key)
        let name = try #require(HTTPField.Name("Idempotency-Key"))
        return try await client.execute(
            uri: "/utilities/water/tasks", method: .post, headers: [name: "\"\(key.text)\""],
            body: ByteBuffer(bytes: message.body)
        ) { $0.status.code }
    }

    @Test func `lists tasks with how often they came, and nothing of the applicant`() async throws {
        try await run { client, _ async throws in
            #expect(try await open(client) == 201)
            #expect(try await open(client) == 200)
            let list = try await ask(client, .get, "/control/utilities/water/tasks").json
            let task = try #require(list["tasks"]?.array?.first)
            #expect(task["reference"] == .string("W-000001"))
            #expect(task["messages"]?.array?.first?["received"] == .integer(2))
            #expect(!String(decoding: list.canonicalBytes(), as: UTF8.self).contains("199"))
        }
    }

    @Test func `sets faults and takes them away`() async throws {
        try await run { client, _ async throws in
            #expect(try await ask(client, .put, "/control/faults/water", #"{"kind":"refuse"}"#).status == 200)
            #expect(try await open(client) == 422)
            #expect(try await ask(client, .delete, "/control/faults/water").status == 200)
            #expect(try await open(client) == 201)
            #expect(try await ask(client, .put, "/control/faults/water", #"{"kind":"tired"}"#).status == 400)
            #expect(try await ask(client, .put, "/control/faults/sewage", #"{"kind":"down"}"#).status == 404)
        }
    }

    @Test func `keeps what it knows between runs`() async throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "hubsim-\(UUID().uuidString).json").path
        defer { try? FileManager.default.removeItem(atPath: file) }
        try await run(stateFile: file) { client, _ async throws in #expect(try await open(client) == 201) }
        try await run(stateFile: file) { client, _ async throws in #expect(try await open(client) == 200) }
    }

    @Test func `a file that cannot hold the state stops the start`() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "hubsim-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let (absent, broken) = (folder.appending(path: "none/x.json").path, folder.appending(path: "x.json").path)
        try Data("{}".utf8).write(to: URL(fileURLWithPath: broken))
        for (path, fault) in [(absent, StateFileFault.notWritable(absent)), (broken, .notReadable(broken))] {
            let settings = OutsideSettings(stateFile: path, now: { SimulatedTime.start })
            #expect(throws: fault) { _ = try OutsideWorld(settings, log: OutsideBench.quiet) }
        }
    }

    @Test func `a message without its key is refused`() async throws {
        try await run { client, _ async throws in
            let answer = try await ask(client, .post, "/utilities/water/tasks", "{}")
            #expect(answer.status == 400)
            #expect(answer.json["code"] == .string("idempotency-key-missing"))
        }
    }

    @Test func `the phone's page pays an order`() async throws {
        try await run { client, time in
            let name = try #require(HTTPField.Name("Idempotency-Key"))
            let body = #"{"order":"0","amount":3625,"title":"水费 <b>","expiresAt":"2026-11-23T09:15:00+08:00"}"#
            try await client.execute(
                uri: "/gateway/orders", method: .post, headers: [name: "\"0\""], body: ByteBuffer(string: body)
            ) { #expect($0.status == .created) }
            try await client.execute(uri: "/gateway/pay/0", method: .get) { response in
                let page = String(buffer: response.body)
                #expect(page.contains("36.25 元") && page.contains("支付</button>") && page.contains("水费 &lt;b>"))
            }
            try await client.execute(uri: "/gateway/pay/0", method: .post) { response in
                #expect(String(buffer: response.body).contains("已支付 36.25 元"))
            }
            try await client.execute(uri: "/gateway/pay/0", method: .post) { response in
                #expect(String(buffer: response.body).contains("已关闭或已支付"))
            }
            #expect(try await ask(client, .post, "/control/orders/0/payment", "{}").status == 409)
            #expect(try await ask(client, .post, "/control/orders/0/payment", #"{"late":true}"#).status == 200)
            let orders = try await ask(client, .get, "/control/state").json["orders"]?.array
            #expect(orders?.first?["payments"] == .integer(2))
        }
    }

    @Test func `a utility reports what it is told to report`() async throws {
        try await run { client, _ async throws in
            #expect(try await open(client) == 201)
            let key = IdempotencyKey(caseID: OutsideBench.caseID, lane: "water", step: "open").text
            let uri = "/control/utilities/water/tasks/\(key)/status"
            #expect(try await ask(client, .post, uri, #"{"kind":"accepted"}"#).json["id"] == .string("W-000001-1"))
            #expect(try await ask(client, .post, uri, "{}").status == 400)
            #expect(
                try await ask(client, .post, "/control/utilities/gas/tasks/x/status", #"{"kind":"a"}"#).status == 404)
        }
    }
}
