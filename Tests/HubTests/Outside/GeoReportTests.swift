import HTTPTypes
import HallCore
import HubAdapters
import HubService
import HubStore
import HummingbirdTesting
import NIOCore
import OutsideSimulators
import Testing

@testable import HubScreens

/// Open311 GeoReport v2 as the hub serves it.
@Suite struct GeoReportTests {
    private typealias Answer = (status: Int, type: String, text: String)

    private func get(_ bench: OutsideHubBench, _ path: String) async throws -> Answer {
        try await bench.browser.execute(uri: "/open311/v2/" + path, method: .get) {
            ($0.status.code, $0.headers[.contentType] ?? "", String(buffer: $0.body))
        }
    }

    private func json(_ text: String) throws -> [JSONValue] {
        try #require(try JSONValue(parsing: Array(text.utf8)).array)
    }

    @Test func `kinds of repair are listed in both formats`() async throws {
        try await OutsideHubBench.run { bench in
            let list = try await get(bench, "services.json?jurisdiction_id=340600")
            #expect(list.status == 200 && list.type == "application/json; charset=utf-8")
            let codes = try json(list.text).compactMap { $0["service_code"]?.string }
            #expect(codes == ["water.repair", "power.repair", "gas.repair", "network.repair"])
            let xml = try await get(bench, "services.xml")
            #expect(xml.type == "text/xml; charset=utf-8")
            let head = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<services><service><service_code>water.repair<"
            #expect(xml.text.hasPrefix(head))
            let definition = try await get(bench, "services/water.repair.xml")
            #expect(definition.text.contains("<service_definition><service_code>water.repair</service_code>"))
            #expect(definition.text.contains("<value><key>340603</key><name>相山区</name></value>"))
            #expect(!definition.text.contains("citizenNumber"))
            let discovery = try await get(bench, "discovery.xml")
            #expect(discovery.text.contains("<formats><format>text/xml</format>"))
        }
    }

    @Test func `a repair becomes a case at the window, once for each number of the client`() async throws {
        try await OutsideHubBench.run { bench in
            let own = ["attribute[client_reference]": "app-1"]
            let record = try await bench.repair(own)
            #expect(try await bench.repair(own).id == record.id)
            #expect(try await bench.repair().id != record.id)
            #expect(try await bench.store.caseCount() == 2)
            #expect(record.form.value(of: "contact.name") == "张三测")
            #expect(record.form.value(of: "repair.description") == "水管漏水，100%")
            #expect(record.number.text.contains("-GR01A-0001-"))
            let queue = try await bench.store.tasks(TaskQuery(division: "340600", parties: [.window]))
            #expect(queue.map(\.record.id).contains(record.id))
            let other = await bench.world.postRepair(
                OutsideHubBench.leak.merging(own) { $1 }.merging(["description": "另一处"]) { $1 })
            #expect(other?.status == 400)
            let found = try await get(bench, "requests.json?client_reference=app-1")
            #expect(try json(found.text).first?["client_reference"] == .string("app-1"))
        }
    }

    @Test func `how it stands is told, where and what is not`() async throws {
        try await OutsideHubBench.run { bench in
            let record = try await bench.repair()
            let path = "requests/\(record.number.text)"
            let open = try #require(try json(try await get(bench, path + ".json").text).first)
            #expect(open["status"] == .string("open") && open["service_code"] == .string("water.repair"))
            #expect(open["address"] == .null && open["description"] == .null)
            try await bench.accept(record)
            try await bench.perform(record, (.utility("water"), .finish(stage: "repaired", lane: "water")))
            let closed = try await get(bench, path + ".xml")
            #expect(closed.text.contains("<status>closed</status>"))
            #expect(!closed.text.contains("示例小区") && !closed.text.contains("漏水"))
            let lists = [
                ("requests.json", 1), ("requests.json?status=open", 0), ("requests.json?status=closed", 1),
                ("requests.json?service_code=gas.repair", 0), ("requests.json?end_date=2026-11-01T00:00:00Z", 0),
                ("requests.json?start_date=2026-11-01T00:00:00%2B08:00", 1),
                ("requests.json?service_request_id=\(record.number.text)&status=open", 1),
            ]
            for (path, count) in lists { #expect(try json(try await get(bench, path).text).count == count, "\(path)") }
        }
    }

    @Test func `a place on the map will do`() async throws {
        try await OutsideHubBench.run { bench in
            let record = try await bench.repair(["address_string": "", "lat": "33.95", "long": "116.79"])
            #expect(record.form.value(of: "place.road") == "北纬33.95度，东经116.79度")
            let half = await bench.world.postRepair(OutsideHubBench.leak.merging(["lat": "33.95"]) { $1 })
            #expect(half?.status == 400)
        }
    }

    @Test(
        arguments: [
            (["api_key": "wrong"], 403, 1), (["service_code": "street.lamp"], 404, 1), (["service_code": ""], 400, 1),
            (["jurisdiction_id": "110000"], 404, 1), (["address_string": ""], 400, 1),
            (["phone": "1", "attribute[place.district]": "1", "description": ""], 400, 3),
        ] as [([String: String], Int, Int)])
    func `what is wrong is said in the standard's form, all at once`(
        changes: [String: String], status: Int, faults: Int
    ) async throws {
        try await OutsideHubBench.run { bench in
            let answer = try #require(await bench.world.postRepair(OutsideHubBench.leak.merging(changes) { $1 }))
            #expect(answer.status == status)
            let list = try json(answer.body)
            #expect(list.map { $0["code"] } == Array(repeating: .integer(Int64(status)), count: faults))
            #expect(list.allSatisfy { $0["description"]?.string?.isEmpty == false })
            #expect(try await bench.store.caseCount() == 0)
        }
    }

    @Test func `a body that is no form is refused as such, and nothing is kept`() async throws {
        try await OutsideHubBench.run { bench in
            for (type, status) in [("application/json", 415), ("multipart/form-data; boundary=x", 415)] {
                let answer = try await bench.browser.execute(
                    uri: "/open311/v2/requests.json", method: .post, headers: [.contentType: type],
                    body: ByteBuffer(string: #"{"api_key": "an-invented-key-of-an-app"}"#)
                ) { ($0.status.code, String(buffer: $0.body)) }
                #expect(answer.0 == status, "\(type)")
                #expect(try json(answer.1).first?["code"] == .integer(415))
            }
            #expect(try await bench.store.caseCount() == 0)
        }
    }

    @Test(arguments: ["requests/none.xml", "services/none.xml", "tokens/1.xml", "services.xml?jurisdiction_id=1"])
    func `what is not there is a fault in XML too`(path: String) async throws {
        try await OutsideHubBench.run { bench in
            let answer = try await get(bench, path)
            #expect(answer.status == 404)
            #expect(answer.text.contains("<errors><error><code>404</code><description>"))
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `of many at once each number has one case, and no case number comes twice`(engine: TestEngine) async throws {
        let time = TestTime()
        let store = try await HubDatabase(engine.open())
        let hub = try await OutsideHubBench.hub(store, time, OutsideRules(geoReport: OutsideHubBench.geoReport))
        var post = GeoReportPost()
        (post.apiKey, post.serviceCode) = (OutsideHubBench.apiKey, "gas.repair")
        (post.address, post.text, post.name, post.phone) = ("示例路1号", "没有气", "李四测", "19900000001")
        post.attributes = ["place.district": "340603"]
        let blank = post
        let numbers = try await withThrowingTaskGroup(of: CaseNumber.self) { group in
            for index in 0..<12 {
                group.addTask {
                    var post = blank
                    post.reference = "app-\(index % 4)"
                    return try await hub.takeGeoReport(post, from: SourceAddress("10.0.0.5")).number
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(numbers).count == 4)
        #expect(try await store.caseCount() == 4)
        #expect(try await store.kiosk("GR01")?.revoked == true)
        await store.close()
    }

    @Test func `signs that mean something in XML are written out`() {
        let value = GeoReportValue.object(["text": .text("<a> & \"b\"\u{1}"), "nothing": .none])
        let text = "<r><text>&lt;a&gt; &amp; &quot;b&quot;\u{FFFD}</text><nothing/></r>\n"
        #expect(
            GeoReportFormat.xml.text(value, root: "r") == "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n" + text)
    }
}
