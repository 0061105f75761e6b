import HubService
import Testing

@testable import HubScreens

@Suite struct ClientAddressTests {
    private let proxied = ClientAddress(proxies: ["10.0.0.1", "10.0.0.2"])

    @Test func `what a browser says of itself is not believed`() {
        #expect(proxied.of(peer: "192.0.2.7", forwarded: ["198.51.100.1"]).text == "192.0.2.7")
        #expect(ClientAddress(proxies: []).of(peer: "10.0.0.1", forwarded: ["198.51.100.1"]).text == "10.0.0.1")
    }

    @Test func `behind proxies the last address that is none of theirs counts`() {
        let forwarded = ["198.51.100.1, 192.0.2.7", "10.0.0.2"]
        #expect(proxied.of(peer: "10.0.0.1", forwarded: forwarded).text == "192.0.2.7")
        #expect(proxied.of(peer: "10.0.0.1", forwarded: []).text == "10.0.0.1")
        #expect(proxied.of(peer: nil, forwarded: forwarded).text == "?")
    }
}
