import HallCore
import HubService
import HubStore
import Testing

@Suite struct ClerkTests {
    let time = TestTime()
    let hub: Hub

    init() throws {
        hub = try Fixtures.hub(try HubDatabase(), time)
        try hub.saveClerk(name: "测试员", workNumber: "W001", pin: "135790")
    }

    @Test func `name and PIN open a session that the cookie finds again`() throws {
        guard case .opened(let token) = try hub.signIn(name: "测试员", pin: "135790") else {
            throw TestFailure("not opened")
        }
        #expect(try hub.signedIn(token: token)?.workNumber == "W001")
        #expect(try hub.signedIn(token: "AAAA") == nil)
    }

    @Test func `a wrong PIN and an unknown name are answered alike`() throws {
        guard case .wrong = try hub.signIn(name: "测试员", pin: "000000"),
            case .wrong = try hub.signIn(name: "无此人", pin: "000000")
        else { throw TestFailure("told apart") }
    }

    @Test func `five wrong PINs lock, the right one does not open, and time does`() throws {
        for _ in 1..<Hub.maximumFailures { _ = try hub.signIn(name: "测试员", pin: "000000") }
        guard case .locked(let until) = try hub.signIn(name: "测试员", pin: "000000") else {
            throw TestFailure("not locked")
        }
        #expect(until == time.now.adding(minutes: Hub.lockMinutes))
        guard case .locked = try hub.signIn(name: "测试员", pin: "135790") else { throw TestFailure("opened") }
        time.advance(minutes: Int64(Hub.lockMinutes))
        guard case .opened = try hub.signIn(name: "测试员", pin: "135790") else { throw TestFailure("still locked") }
    }

    @Test func `a session ends with the day and when the clerk signs out`() throws {
        guard case .opened(let token) = try hub.signIn(name: "测试员", pin: "135790") else {
            throw TestFailure("not opened")
        }
        try hub.signOut(token: token)
        #expect(try hub.signedIn(token: token) == nil)
        guard case .opened(let second) = try hub.signIn(name: "测试员", pin: "135790") else {
            throw TestFailure("not opened")
        }
        time.advance(minutes: 10 * 60)
        #expect(try hub.signedIn(token: second) == nil)
    }

    @Test func `a PIN is kept as salted scrypt and reads back`() throws {
        let hash = try PINHash(pin: "135790", salt: Array(0..<16))
        let other = try PINHash(pin: "135790", salt: Array(1..<17))
        #expect(hash.text.hasPrefix("scrypt$16384$8$1$"))
        #expect(hash.text != other.text)
        #expect(PINHash(hash.text)?.matches("135790") == true)
        #expect(PINHash(hash.text)?.matches("135791") == false)
        #expect(PINHash("scrypt$1$1") == nil)
    }
}
