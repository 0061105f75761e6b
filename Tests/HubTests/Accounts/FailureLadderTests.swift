import HallCore
import HubStore
import Testing

@testable import HubService

@Suite struct FailureLadderTests {
    private static let start = Timestamp(milliseconds: 1_795_000_000_000)
    private let ladder = FailureLadder(free: 3, forgetMinutes: 60)

    private func fresh() -> SignInCounter {
        SignInCounter(division: "421300", key: "k", failures: 0, failedAt: Self.start)
    }

    @Test func `waits begin after the free attempts and grow up to the longest`() throws {
        var (counter, now) = (fresh(), Self.start)
        var waits: [Int64] = []
        for _ in 1...11 {
            counter = try ladder.counting(counter, at: now)
            let wait = counter.lockedUntil.map { ($0 - now) / 60_000 } ?? 0
            waits.append(wait)
            now = now.adding(minutes: Int(wait))
        }
        #expect(waits == [0, 0, 1, 2, 4, 8, 15, 30, 60, 60, 60])
    }

    @Test func `nothing is tried before the wait is over, and that is not counted`() throws {
        var counter = fresh()
        for _ in 1...3 { counter = try ladder.counting(counter, at: Self.start) }
        let locked = counter
        let early = Self.start.adding(milliseconds: 59_999)
        #expect(throws: SignInWait(until: Self.start.adding(minutes: 1))) { try ladder.counting(locked, at: early) }
        #expect(try ladder.counting(locked, at: Self.start.adding(minutes: 1)).failures == 4)
    }

    @Test func `a right attempt takes back itself only`() throws {
        var counter = fresh()
        for _ in 1...3 { counter = try ladder.counting(counter, at: Self.start) }
        let uncounted = ladder.uncounting(counter)
        #expect(uncounted.failures == 2)
        #expect(uncounted.lockedUntil == nil)
    }

    @Test(arguments: [(0, 3), (59, 3), (60, 2), (120, 1), (60 * 24 * 400, 1), (-60, 3)])
    func `failures are forgotten one by one`(minutes: Int, failures: Int) throws {
        let counter = SignInCounter(division: "421300", key: "k", failures: 2, failedAt: Self.start)
        #expect(try ladder.counting(counter, at: Self.start.adding(minutes: minutes)).failures == failures)
    }

    @Test(arguments: [
        ("10.0.0.5", "10.0.0.5"), ("::ffff:10.0.0.5", "10.0.0.5"), ("::FFFF:0a00:0005", "10.0.0.5"),
        ("2001:db8:0:1:aaaa:bbbb:cccc:dddd", "2001:db8:0:1::/64"), ("2001:db8:0:1::7", "2001:db8:0:1::/64"),
        ("::1", "0:0:0:0::/64"), ("fe80::1%eth0", "fe80:0:0:0::/64"), ("", "?"), ("10.0.0", "?"), ("10.0.0.256", "?"),
        ("1::2::3", "?"), ("1:2:3:4:5:6:7:8:9", "?"), ("<script>", "?"), ("01.2.3.4", "1.2.3.4"),
    ])
    func `addresses that are one line are counted as one`(address: String, expected: String) {
        #expect(SourceAddress(address).text == expected)
    }
}
