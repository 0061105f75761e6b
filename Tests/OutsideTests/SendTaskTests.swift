import HallCore
import HubMessages
import Testing

@testable import HubAdapters

/// One message on its way, without any network.
@Suite struct `A message to an outside system` {
    let start = SimulatedTime.start
    var task: SendTask {
        SendTask(
            id: identifier(9), division: "421300", laneKey: "water", caseID: nil, system: "water",
            message: OutsideMessage(
                kind: "task.open", key: IdempotencyKey(caseID: identifier(1), lane: "water", step: "open"),
                content: .object(["name": .string("测试"), "a": .integer(1)])),
            at: SimulatedTime.start)
    }

    /// Fails so many times with the longest waits; the waits in seconds.
    func waits(_ count: Int, of task: inout SendTask, _ failure: LineFailure, random: UInt64 = 0) -> [Int64] {
        var now = start
        return (0..<count).compactMap { _ in
            guard task.begin(at: now, lease: .seconds(60)) else { return nil }
            _ = task.settle(.failed(failure), at: now, random: random)
            guard let next = task.state.nextAt else { return nil }
            defer { now = next }
            return (next - now) / 1000
        }
    }

    func begin(_ task: inout SendTask, at now: Timestamp, isGranted: Bool = true) {
        let granted = task.begin(at: now, lease: .seconds(60))
        #expect(granted == isGranted)
    }

    @Test func `waits double from a second to a quarter of an hour`() {
        var task = task
        let waits = waits(13, of: &task, .notReached("refused"))
        #expect(waits == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900])
    }

    @Test func `chance takes off at most a quarter`() {
        var task = task
        let waits = waits(11, of: &task, .notReached("refused"), random: 1023)
        #expect(waits.last == 675)
    }

    @Test func `after a day it is tried every hour and said once to be overdue`() {
        var task = task
        let later = start.adding(minutes: 24 * 60)
        var notices: [SendNotice] = []
        for hour in 0..<3 {
            let now = later.adding(minutes: hour * 60)
            begin(&task, at: now)
            notices += task.settle(.failed(.answerLost("timeout")), at: now, random: 0)
            #expect(task.state == .pending(nextAt: now.adding(minutes: 60)))
        }
        #expect(notices.filter { $0 == .overdue(since: later) }.count == 1)
        #expect(task.history.overdueSince == later)
    }

    @Test(arguments: [(30, 30), (7200, 3600), (0, 1)])
    func `the wish of the other side makes a wait longer, up to an hour`(wish: Int, expected: Int64) {
        var task = task
        let failure = LineFailure.busy(status: 503, retryAfter: .seconds(wish))
        let waits = waits(1, of: &task, failure)
        #expect(waits == [Int64(expected)])
        #expect(task.approach == .send)
    }

    @Test func `who was silent past the lease loses it, and the next asks first`() {
        var task = task
        begin(&task, at: start)
        begin(&task, at: start.adding(milliseconds: 59_999), isGranted: false)
        #expect(task.approach == .send)
        begin(&task, at: start.adding(milliseconds: 60_000))
        #expect(task.approach == .askFirst)
        #expect(task.history.attempt == 2)
    }

    @Test func `three answers in a row that are none need a person`() {
        var task = task
        let waits = waits(2, of: &task, .wrongBody("a log-in page"))
        #expect(waits == [1, 2])
        var now = start.adding(minutes: 10)
        for failure in [LineFailure.fault(status: 500), .wrongBody("x"), .wrongBody("x")] {
            begin(&task, at: now)
            _ = task.settle(.failed(failure), at: now, random: 0)
            now = now.adding(minutes: 20)
        }
        #expect(!task.state.isSettled)
        begin(&task, at: now)
        let notices = task.settle(.failed(.wrongBody("x")), at: now, random: 0)
        #expect(notices == [.needsAttention(.wrongAnswers)])
        begin(&task, at: now.adding(minutes: 9999), isGranted: false)
        task.tryAgain(at: now)
        #expect(task.state == .pending(nextAt: now))
        #expect(task.approach == .askFirst)
    }

    @Test func `what is acknowledged stays so`() {
        var task = task
        begin(&task, at: start)
        let notices = task.settle(.acknowledged(reference: "W-1"), at: start, random: 0)
        #expect(notices == [.acknowledged(reference: "W-1")])
        let late = task.settle(.failed(.answerLost("late")), at: start, random: 0)
        #expect(late == [])
        task.tryAgain(at: start)
        #expect(task.state == .acknowledged(reference: "W-1"))
    }

    @Test func `the fingerprint is of the canonical form`() {
        #expect(String(decoding: task.message.body, as: UTF8.self) == #"{"a":1,"name":"测试"}"#)
        #expect(task.message.fingerprint.count == 64)
        #expect(task.message.key.text == "\(identifier(1).text).water.open")
        #expect(task.message.key.headerValue == "\"\(identifier(1).text).water.open\"")
    }

    @Test func `no content shows itself`() {
        var task = task
        let problem = OutsideProblem(status: 422, code: "no", title: "张三的材料不全", detail: "19900000000")
        _ = task.begin(at: start, lease: .seconds(60))
        _ = task.settle(.refused(problem), at: start, random: 0)
        for text in ["\(task)", "\(task.message)", "\(problem)", String(reflecting: task.message)] {
            #expect(!text.contains("测试") && !text.contains("张三") && !text.contains("199"))
        }
    }
}
