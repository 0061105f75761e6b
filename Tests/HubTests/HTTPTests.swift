import Foundation
import HallCore
import HubMessages
import HubScreens
import HubService
import HubStore
import Hummingbird
import HummingbirdTesting
import KioskStore
import Testing

@testable import KioskSync

/// The same as in SyncTests over a real socket.
@Suite struct HTTPTests {
    let time = TestTime()
    let store: HubDatabase
    let hub: Hub

    init() async throws {
        store = try await HubDatabase()
        hub = try await Fixtures.hub(store, time)
    }

    @Test func `a case and its progress travel over HTTP`() async throws {
        let router = try HubScreens.router(hub: hub, settings: HubScreenSettings(secureCookies: false))
        let (hub, store, time) = (hub, store, time)
        try await Application(router: router, logger: Fixtures.quiet).test(.live) { client in
            let port = try #require(client.port)
            let base = try #require(URL(string: "http://localhost:\(port)"))
            let transport = HTTPTransport(client: HTTPTransport.makeClient(), base: base)
            var kiosk = try SyncedKiosk(time: time, transport: transport, folder: TemporaryFolder())
            let record = try await kiosk.submit()
            try await kiosk.settle()
            #expect(try await store.caseRecord(record.id) == record)
            try await hub.receive(record)
            try await kiosk.settle()
            #expect(try await kiosk.database.caseRecord(id: record.id)?.lanes.last?.status == .accepted)
            guard case .found(let cases) = await kiosk.connection.lookUp(.number(record.number)) else {
                throw TestFailure("look-up over HTTP")
            }
            #expect(cases.count == 1)
        }
    }

    @Test func `a hub that is not there is unreachable, in words`() async throws {
        let base = try #require(URL(string: "http://localhost:1"))
        let transport = HTTPTransport(client: HTTPTransport.makeClient(), base: base)
        let kiosk = try SyncedKiosk(time: time, transport: transport, folder: TemporaryFolder())
        #expect(try await kiosk.connection.enrolIfNeeded() == .pause(.unreachable, atLeast: nil))
    }
}
