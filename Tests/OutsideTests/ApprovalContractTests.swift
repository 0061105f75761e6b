import Foundation
import HallCore
import HubAdapters
import Testing

@testable import OutsideSimulators

/// Codes and signed events for the approval platform.
@Suite struct `A state for the approval platform` {
    static let table = CodeTables(status: [
        "submitted": "1", "accepted": "3", "correcting": "6", "correctionEnded": "7", "working": "8",
        "completed": "11", "refused": "5", "withdrawn": "2",
    ])

    @Test(
        arguments: [
            (nil, LaneStatus.submitted, ["1"]), (.submitted, .accepted, ["3"]), (.accepted, .correcting, ["6"]),
            (.correcting, .working, ["7", "8"]), (.correcting, .withdrawn, ["2"]), (.working, .working, []),
            (.working, .completed, ["11"]), (.submitted, .refused, ["5"]),
        ] as [(LaneStatus?, LaneStatus, [String])])
    func `has the pack's code`(old: LaneStatus?, new: LaneStatus, expected: [String]) {
        #expect(ApprovalCodes.codes(from: old, to: new, by: Self.table) == expected)
        #expect(ApprovalCodes.codes(from: old, to: new, by: CodeTables()) == [])
    }

    func message(code: String = "3") throws -> OutsideMessage {
        let state = ApprovalState(
            caseNumber: try OutsideBench.utilityTask("water").caseNumber, division: "421300", utility: "water",
            code: code, version: 1, at: SimulatedTime.start)
        let key = IdempotencyKey(caseID: OutsideBench.caseID, lane: "water", step: "state-1-\(code)")
        return try state.message(key: key, source: "urn:lianban:421300")
    }

    func platform(_ bench: OutsideBench, _ keys: [WebhookKey]) -> ApprovalPlatform {
        ApprovalPlatform(
            address: bench.address(.approval), connections: OutsideConnections(), keys: keys, now: { bench.time.now })
    }

    @Test func `arrives once though its answer is lost`() async throws {
        try await OutsideBench.run { bench in
            bench.world.set(Fault(.loseAnswer, times: 1), at: .approval)
            let task = bench.add(try message(), system: "approval")
            let dispatcher = bench.dispatcher(platform(bench, try bench.keys(.approval)), system: "approval")
            try await dispatcher.round()
            bench.time.advance(hours: 1)
            try await dispatcher.round()
            #expect(try bench.store.task(task.id).state == .acknowledged(reference: task.message.key.text))
            let states = bench.world.read { $0.approval.states }
            #expect(states.map(\.received) == [2])
            #expect(states.first?.event["data"]?["code"] == .string("3"))
        }
    }

    @Test func `with a wrong secret is tried again and loudly`() async throws {
        try await OutsideBench.run { bench in
            let task = bench.add(try message(), system: "approval")
            let wrong = platform(bench, try bench.keys(.gateway))
            try await bench.dispatcher(wrong, system: "approval").round()
            guard case .willTryAgain(_, .notAllowed(401)) = bench.store.notices(of: task.id).first else {
                throw TestFailure("\(bench.store.notices(of: task.id))")
            }
        }
    }

    @Test func `with a code that the platform does not know is refused`() async throws {
        try await OutsideBench.run { bench in
            let task = bench.add(try message(code: "99"), system: "approval")
            try await bench.dispatcher(platform(bench, try bench.keys(.approval)), system: "approval").round()
            guard case .refused(let problem) = try bench.store.task(task.id).state else {
                throw TestFailure("not refused")
            }
            #expect(problem.code == "code-unknown")
        }
    }
}
