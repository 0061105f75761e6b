import HallCore
import HubService
import HubStore
import KioskStore
import Testing

@testable import KioskSync

/// Kiosk and hub over a network that loses, doubles and reorders; the same seed gives the same run.
@Suite struct SimulationTests {
    @Test(arguments: 0..<200 as Range<UInt64>)
    func `whatever the network does, every case arrives once and both sides agree`(seed: UInt64) async throws {
        let time = TestTime(seed: seed &* 7919 &+ 1)
        let store = try await HubDatabase()
        let network = SimulatedNetwork(hub: try await Fixtures.hub(store, time)) { Self.fate(seed: seed, request: $0) }
        var kiosk = try SyncedKiosk(time: time, transport: network, folder: TemporaryFolder())
        var submitted: [CaseRecord] = []
        var watermark: Int64 = 0
        for _ in 0..<12 {
            if time.random() % 3 > 0 { submitted.append(try await kiosk.submit()) }
            if try await kiosk.connection.enrolIfNeeded() == nil {
                _ = try await kiosk.push.step()
                _ = try await kiosk.pull.step()
            }
            if time.random() % 4 == 0 { network.replace(hub: try await Fixtures.hub(store, time)) }
            try await act(on: submitted, by: try await Fixtures.hub(store, time), time)
            let next = try await kiosk.database.watermark()
            #expect(next >= watermark)
            watermark = next
        }
        try await kiosk.settle(rounds: 500)
        try await check(kiosk, submitted, store)
    }

    private func act(on submitted: [CaseRecord], by hub: Hub, _ time: TestTime) async throws {
        var generator = SeededGenerator(state: time.random())
        guard let chosen = submitted.randomElement(using: &generator),
            let event = Self.events.randomElement(using: &generator)
        else { return }
        _ = try await hub.perform(
            CaseOrder(caseID: chosen.id, expectedVersion: nil, events: [event]), by: .office(.window))
    }

    /// What a window may do early in a case's life; what does not fit is refused and leaves no trace.
    private static let events: [ProcessEvent] = [
        .finish(stage: "received", lane: nil), .sendCorrections, .mend(answers: [:]),
        .note(CorrectionItem(id: "1", lane: nil, subject: .other, text: "补图")),
        .finish(stage: "accepted", lane: "water"), .refuse(lane: "power", reason: "不在供应范围"),
    ]

    private func check(_ kiosk: SyncedKiosk, _ submitted: [CaseRecord], _ store: HubDatabase) async throws {
        #expect(try await store.caseCount() == submitted.count)
        #expect(try await store.figures().events == (submitted.isEmpty ? [:] : ["done": submitted.count]))
        #expect(try await store.figures().forkedEvents == 0)
        #expect(try await kiosk.database.queueStatus().unsent == 0)
        for record in submitted {
            let held = try await store.caseRecord(record.id)
            #expect(held?.number == record.number)
            #expect(try await kiosk.database.caseRecord(id: record.id)?.lanes == held?.lanes)
        }
    }

    private static func fate(seed: UInt64, request: Int) -> SimulatedNetwork.Fate {
        var generator = SeededGenerator(state: seed &* 31_337 &+ UInt64(request))
        return switch generator.next() % 10 {
        case 0: .requestLost
        case 1, 2: .answerLost
        case 3: .twice
        case 4: .afterOldCopy
        case 5: .captivePortal
        default: .delivered
        }
    }
}
