import Foundation
import HTTPTypes
import HallCore
import HubMessages
import HubScreens
import HubStore
import Testing

@testable import HubService

/// The allowance of one key, without anything around it.
@Suite struct `A rate limit` {
    /// One a second, three at once.
    let limit = RateLimit(perMinute: 60, burst: 3)

    private func taken(_ count: Int, at now: Int64, from wholeAt: Int64? = nil) -> Int64? {
        (0..<count).reduce(wholeAt) { whole, _ in
            guard case .taken(let next) = limit.take(wholeAt: whole, at: now) else { return whole }
            return next
        }
    }

    @Test func `lets the burst through and then one for each step`() {
        let whole = taken(3, at: 0)
        #expect(whole == 3_000_000)
        #expect(limit.take(wholeAt: whole, at: 0) == .refused(wait: 1_000_000))
        #expect(limit.take(wholeAt: whole, at: 999_999) == .refused(wait: 1))
        #expect(limit.take(wholeAt: whole, at: 1_000_000) == .taken(wholeAt: 4_000_000))
    }

    @Test func `is whole again after a rest, and no more than whole`() {
        #expect(taken(9, at: 60_000_000, from: taken(3, at: 0)) == 63_000_000)
    }

    @Test func `after the clock was set back waits no longer than for one burst`() {
        let whole = taken(1, at: 3_600_000_000)
        #expect(limit.take(wholeAt: whole, at: 0) == .refused(wait: 1_000_000))
    }

    @Test func `takes numbers out of bounds for the nearest`() {
        #expect(RateLimit(perMinute: 0, burst: -5) == RateLimit(perMinute: 1, burst: 1))
        #expect(RateLimit(perMinute: .max, burst: .max).burst == RateLimit.bounds.upperBound)
        let widest = RateLimit(perMinute: 1, burst: .max)
        #expect(widest.take(wholeAt: nil, at: 1_800_000_000_000_000) != .refused(wait: 1))
    }

    @Test func `is remembered for a bounded number of keys, the latest of them for sure`() {
        var memory = RateMemory<Int>(capacity: 100)
        for key in 0..<10_000 { memory.keep(Int64(key), for: key) }
        #expect(memory.count <= 200)
        #expect((9900..<10_000).allSatisfy { memory.wholeAt($0) == Int64($0) })
        #expect(memory.wholeAt(0) == nil)
    }

    @Test func `counts each name for itself and says how many seconds to wait`() throws {
        let time = TestTime()
        let gate = RateGate(RateLimits([.export: RateLimit(perMinute: 2, burst: 1)])) { time.now }
        try gate.take(.export, "421300 W001")
        #expect(throws: TooManyRequests(waitSeconds: 30)) { try gate.take(.export, "421300 W001") }
        #expect(throws: TooManyRequests(waitSeconds: 30)) { try gate.check(.export, "421300 W001") }
        try gate.take(.export, "421300 W002")
        try gate.take(.search, "421300 W001")
        time.advance(minutes: 1)
        try gate.check(.export, "421300 W001")
        try gate.take(.export, "421300 W001")
    }
}
