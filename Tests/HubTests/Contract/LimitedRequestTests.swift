import Foundation
import HTTPTypes
import HallCore
import HubMessages
import HubService
import HubStore
import Testing

@testable import HubScreens

/// What asks too often is told to wait, and nobody else is.
@Suite struct `Asking too often` {
    let time = TestTime()

    /// A hub where each of the acts may be done twice, and once more every half minute.
    private func hub(_ acts: LimitedAct...) async throws -> Hub {
        let limits = Dictionary(uniqueKeysWithValues: acts.map { ($0, RateLimit(perMinute: 2, burst: 2)) })
        let hub = try await Fixtures.hub(try await HubDatabase(), time, limits: RateLimits(limits))
        for number in ["W001", "W002", "A001"] { try await hub.addStaff(number, .window, .administrator) }
        return hub
    }

    private func expectWait(_ page: StaffBrowser.Page) {
        #expect(page.status == .tooManyRequests && page.headers[.retryAfter] == "30")
        #expect(page.text.contains("请等 30 秒后再试") && page.text.contains("请稍后再试"))
    }

    @Test func `to sign in is refused by the address, whatever the password`() async throws {
        let time = time
        try await StaffBrowser.visiting(try await hub(.signIn)) { browser in
            #expect(try await browser.signIn("W001", "wrong").status == .unprocessableContent)
            #expect(try await browser.signIn("W002", "wrong").status == .unprocessableContent)
            expectWait(try await browser.signIn("W001"))
            time.advance(minutes: 1)
            #expect(try await browser.signIn("W001").status == .seeOther)
        }
    }

    @Test func `with one account leaves the others alone`() async throws {
        try await StaffBrowser.visiting(try await hub(.signInAccount)) { browser in
            try await browser.signIn("W001", "wrong")
            try await browser.signIn("w001 ", "wrong")
            expectWait(try await browser.signIn("W001"))
            #expect(try await browser.signIn("W002").status == .seeOther)
        }
    }

    @Test func `for lists and tables is counted by account`() async throws {
        try await StaffBrowser.visiting(try await hub(.search, .export)) { browser in
            try await browser.signIn("W001")
            for _ in 0..<2 { #expect(try await browser.get("/").status == .ok) }
            expectWait(try await browser.get("/"))
            for _ in 0..<2 { #expect(try await browser.get("/queue.csv").status == .forbidden) }
            expectWait(try await browser.get("/queue.csv"))
            #expect(try await browser.get("/account").status == .ok)
            try await browser.signIn("W002")
            #expect(try await browser.get("/").status == .ok)
        }
    }

    @Test func `for cases with wrong codes ends before the right one is told`() async throws {
        let (hub, time) = (try await hub(.wrongTracking), time)
        var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
        let record = try kiosk.commitCase(serial: 1)
        _ = try await kiosk.push(1...1, to: hub)
        let right = "/t/\(record.number.text)?p=\(record.proof)"
        try await StaffBrowser.visiting(hub) { browser in
            for _ in 0..<5 { #expect(try await browser.get(right).status == .ok) }
            for proof in ["A", "B"] {
                #expect(try await browser.get("/t/\(record.number.text)?p=\(proof)").status == .notFound)
            }
            for path in [right, "/t/\(record.number.text)?p=C", "/t/nothing"] {
                expectWait(try await browser.get(path))
            }
            #expect(try await browser.post("/t/\(record.number.text)/evaluation", [("p", "D")]).status.code == 429)
            time.advance(minutes: 1)
            #expect(try await browser.get(right).status == .ok)
        }
    }

    @Test func `to send papers is refused before they are read`() async throws {
        let (hub, time) = (try await hub(.upload), time)
        try await StaffBrowser.visiting(hub) { browser in
            for _ in 0..<2 { #expect(try await browser.post("/t/nothing/papers", []).status == .notFound) }
            expectWait(try await browser.post("/t/nothing/papers", []))
            time.advance(minutes: 1)
            #expect(try await browser.post("/t/nothing/papers", []).status == .notFound)
        }
    }

    @Test func `to send papers with wrong codes counts as trying out codes`() async throws {
        try await StaffBrowser.visiting(try await hub(.wrongTracking)) { browser in
            for _ in 0..<2 { #expect(try await browser.post("/t/nothing/papers", []).status == .notFound) }
            expectWait(try await browser.post("/t/nothing/papers", []))
            expectWait(try await browser.get("/t/nothing?p=A"))
        }
    }

    @Test func `for pages of any kind is counted by account`() async throws {
        try await StaffBrowser.visiting(try await hub(.page)) { browser in
            try await browser.signIn("W001")
            for _ in 0..<2 { #expect(try await browser.get("/account").status == .ok) }
            expectWait(try await browser.get("/account"))
            expectWait(try await browser.get("/cases/nothing/pages/nothing"))
            try await browser.signIn("W002")
            #expect(try await browser.get("/account").status == .ok)
        }
    }

    @Test func `for repairs is said in the standard's form, and wrong keys take nothing from right ones`() async throws
    {
        let twice = RateLimit(perMinute: 2, burst: 2)
        let hub = try await OutsideHubBench.everything(
            try await HubDatabase(), time, limits: RateLimits([.repairs: twice, .stranger: twice]))
        try await StaffBrowser.visiting(hub) { browser in
            let services = "/open311/v2/services.json"
            for _ in 0..<2 { #expect(try await browser.get(services).status == .ok) }
            let page = try await browser.get(services)
            #expect(page.status == .tooManyRequests && page.headers[.retryAfter] == "30")
            #expect(try JSONValue(parsing: Array(page.text.utf8)).array?.first?["code"] == .integer(429))
            let wrong = OutsideHubBench.leak.merging(["api_key": "wrong"]) { $1 }
            for (form, status) in [(wrong, 403), (wrong, 403), (wrong, 429), (OutsideHubBench.leak, 201)] {
                let answer = try await browser.post("/open311/v2/requests.json", form.map { ($0.key, $0.value) })
                #expect(answer.status.code == status)
            }
        }
    }

    @Test func `as a stranger does not hold up the kiosks behind the same address`() async throws {
        let hub = try await hub(.stranger)
        let kiosk = try await TestKiosk(time: time).enrolled(at: hub)
        var answers: [SyncAnswer] = []
        for _ in 0..<4 { answers.append(await hub.answer(SyncRequest(method: "GET", target: "/v1/kiosks/SZ01/feed"))) }
        #expect(answers.map(\.status) == [401, 401, 429, 429])
        let problem = try #require(answers.last).problem()
        #expect(problem.type == .tooManyRequests && problem.retryAfter == 30)
        #expect(answers.last?.headers["retry-after"] == "30" && answers.last?.headers["hub-signature"] != nil)
        #expect(try await kiosk.send("GET", "/v1/kiosks/SZ01/feed", to: hub).status == 200)
    }

    @Test func `as one kiosk does not hold up another one`() async throws {
        let hub = try await hub(.sync)
        let kiosks = [
            try await TestKiosk("SZ01", time: time).enrolled(at: hub),
            try await TestKiosk("SZ02", time: time).enrolled(at: hub),
        ]
        var statuses: [Int] = []
        for _ in 0..<3 { statuses.append(try await kiosks[0].send("GET", "/v1/kiosks/SZ01/feed", to: hub).status) }
        #expect(statuses == [200, 200, 429])
        #expect(try await kiosks[1].send("GET", "/v1/kiosks/SZ02/feed", to: hub).status == 200)
    }

    @Test func `with wrong tokens does not keep another kiosk from enrolling, and no right token is found so`()
        async throws
    {
        let hub = try await hub(.enrolment)
        for status in [401, 401, 429, 429] {
            let request = EnrolmentRequest(
                kiosk: "SZ01", stream: time.identifier(), publicKey: Base64(Array(repeating: 1, count: 32)),
                proof: Base64(Array(repeating: 2, count: 32)))
            let answer = await hub.answer(
                SyncRequest(
                    method: "POST", target: "/v1/enrolments", body: Array(try JSONEncoder().encode(request))))
            #expect(answer.status == status)
        }
        await #expect(throws: TestFailure.self) { try await TestKiosk("SZ01", time: time).enrolled(at: hub) }
        _ = try await TestKiosk("SZ02", time: time).enrolled(at: hub)
    }

    @Test func `what the hub is, by address, is answered with a wait`() async throws {
        let hub = try await hub(.hello)
        func hello(_ address: String) async -> Int {
            await hub.answer(
                SyncRequest(
                    method: "GET", target: "/v1/hello?nonce=0123456789abcdef", source: SourceAddress(address))
            ).status
        }
        #expect(await [hello("192.0.2.1"), hello("192.0.2.1"), hello("192.0.2.1")] == [200, 200, 429])
        #expect(await hello("192.0.2.2") == 200)
    }
}
