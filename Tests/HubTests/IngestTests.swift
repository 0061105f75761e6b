import Crypto
import Foundation
import HallCore
import HubMessages
import HubService
import HubStore
import Testing

/// Each row of the ingest table, and what must not get in.
@Suite(.serialized) struct IngestTests {
    let time = TestTime()

    @Test(arguments: TestEngine.allCases)
    func `the next events are stored and acknowledged under the hub's signature`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
            try kiosk.commitCase(serial: 1)
            try kiosk.commitCase(serial: 2)
            let answer = try await kiosk.push(1...2, to: hub)
            #expect(answer.status == 200)
            let ack = try answer.decoded(PushAck.self)
            #expect(ack.ackUpTo == 2)
            #expect(ack.headHash == kiosk.events[1].hash)
            #expect(ack.epoch == (try await store.epoch()))
            #expect(try await store.caseCount() == 2)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `events sent again with the same hash are success and change nothing`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
            try kiosk.commitCase(serial: 1)
            try kiosk.commitCase(serial: 2)
            _ = try await kiosk.push(1...2, to: hub)
            let again = try await kiosk.push(1...1, to: hub)
            #expect(again.status == 200)
            #expect(try again.decoded(PushAck.self).ackUpTo == 2)
            #expect(try await store.caseCount() == 2)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a known number with another hash is a fork and is kept as evidence`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
            var clone = kiosk
            try kiosk.commitCase(serial: 1)
            try clone.commitCase(serial: 1)
            _ = try await kiosk.push(1...1, to: hub)
            let answer = try await clone.push(1...1, to: hub)
            #expect(answer.status == 409)
            #expect(try answer.problem().type == .streamFork)
            #expect(try await store.figures().forkedEvents == 1)
            #expect(try await store.caseCount() == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `the next number on another history is a fork too`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
            var clone = kiosk
            try kiosk.commitCase(serial: 1)
            try clone.commitCase(serial: 1)
            try clone.commitCase(serial: 2)
            _ = try await kiosk.push(1...1, to: hub)
            #expect(try await clone.push(2...2, to: hub).problem().type == .streamFork)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a gap names the number the hub waits for and stores nothing`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
            for serial in 1...3 { try kiosk.commitCase(serial: serial) }
            _ = try await kiosk.push(1...1, to: hub)
            let problem = try await kiosk.push(3...3, to: hub).problem()
            #expect(problem.type == .gap)
            #expect(problem.status == 409)
            #expect(problem.expectedSequence == 2)
            #expect(try await store.figures().events.values.reduce(0, +) == 1)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a type of a later version is stored and deferred`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
            kiosk.commit(EventType(rawValue: "cn.lianban.case.moved.v9"), caseID: time.identifier(), data: .null)
            let ack = try await kiosk.push(1...1, to: hub).decoded(PushAck.self)
            #expect(ack.ackUpTo == 1)
            #expect(ack.deferred == [1])
            #expect(try await store.figures().events == ["deferred": 1])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a batch beyond the limit is refused with the limit`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            let kiosk = try await TestKiosk(time: time).enrolled(at: hub)
            let body = Data(repeating: 32, count: PushBatch.maximumBytes + 1)
            let problem = try await kiosk.send("POST", "/v1/streams/\(kiosk.stream.text)/events", body, to: hub)
                .problem()
            #expect(problem.status == 413)
            #expect(problem.maximumBytes == PushBatch.maximumBytes)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a revoked kiosk is refused and told so`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
            try kiosk.commitCase(serial: 1)
            try await store.revoke(kiosk: "SZ01", at: time.now)
            let problem = try await kiosk.push(1...1, to: hub).problem()
            #expect(problem.type == .kioskRevoked)
            #expect(problem.status == 403)
            #expect(try await store.caseCount() == 0)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a batch signed by another key is refused`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
            try kiosk.commitCase(serial: 1)
            var batch = try kiosk.batch(1...1)
            let other = TestKiosk(time: time)
            batch.headSignature = Base64(try other.key.signature(for: kiosk.events[0].hash.bytes))
            #expect(try await kiosk.push(batch, to: hub).problem().type == .badSignature)
            #expect(try await store.caseCount() == 0)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a request changed on its way is refused`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
            try kiosk.commitCase(serial: 1)
            var request = try kiosk.signed(
                SyncRequest(
                    method: "POST", target: "/v1/streams/\(kiosk.stream.text)/events",
                    body: Array(try JSONEncoder().encode(try kiosk.batch(1...1)))))
            request.body.append(32)
            let answer = await hub.answer(request)
            #expect(answer.status == 401)
            #expect(try answer.problem().type == .badSignature)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a kiosk nobody enrolled is refused`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            var kiosk = TestKiosk(time: time)
            try kiosk.commitCase(serial: 1)
            #expect(try await kiosk.push(1...1, to: hub).problem().type == .kioskUnknown)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `an enrolment without the token is refused`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            let kiosk = TestKiosk(time: time)
            let request = EnrolmentRequest(
                kiosk: "SZ01", stream: kiosk.stream, publicKey: Base64(kiosk.key.publicKey.rawRepresentation),
                proof: Base64(Array(repeating: 1, count: 32)))
            let answer = await hub.answer(
                SyncRequest(method: "POST", target: "/v1/enrolments", body: Array(try JSONEncoder().encode(request))))
            #expect(answer.status == 401)
            #expect(try await store.kiosk("SZ01") == nil)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a kiosk cannot push to another kiosk's stream`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            var owner = try await TestKiosk("SZ01", time: time).enrolled(at: hub)
            let thief = try await TestKiosk("SZ02", time: time).enrolled(at: hub)
            try owner.commitCase(serial: 1)
            let body = try JSONEncoder().encode(try owner.batch(1...1))
            let answer = try await thief.send("POST", "/v1/streams/\(owner.stream.text)/events", body, to: hub)
            #expect(answer.status == 400)
            #expect(try await store.caseCount() == 0)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `events that do not follow one another are refused`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
            for serial in 1...3 { try kiosk.commitCase(serial: serial) }
            var batch = try kiosk.batch(1...3)
            batch.events.remove(at: 1)
            #expect(try await kiosk.push(batch, to: hub).problem().type == .badChain)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a case that cannot be read is set aside and the stream flows on`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
            kiosk.commit(caseID: time.identifier(), data: .object(["nonsense": .bool(true)]))
            try kiosk.commitCase(serial: 2)
            #expect(try await kiosk.push(1...2, to: hub).status == 200)
            #expect(try await store.caseCount() == 1)
            let troubles = try await hub.troubles(in: "421300")
            #expect(troubles.map(\.sequence) == [1])
            #expect(troubles.first?.reason.isEmpty == false)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `the same case in two events is one case`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
            let record = try kiosk.commitCase(serial: 1)
            kiosk.commit(caseID: record.id, data: try JSONValue(encoding: record))
            #expect(try await kiosk.push(1...2, to: hub).status == 200)
            #expect(try await store.caseCount() == 1)
            #expect(try await hub.troubles(in: "421300").isEmpty)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `the same event by two streams is kept in both and counts once`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            var first = try await TestKiosk(time: time).enrolled(at: hub)
            let record = try first.commitCase(serial: 1)
            _ = try await first.push(1...1, to: hub)
            var second = try await TestKiosk(time: time).enrolled(at: hub)
            second.commit(id: first.events[0].envelope.id, caseID: record.id, data: try JSONValue(encoding: record))
            #expect(try await second.push(1...1, to: hub).status == 200)
            #expect(try await store.caseCount() == 1)
            #expect(try await store.figures().events == ["done": 1, "duplicate": 1])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `a number that another case has is set aside`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
            try kiosk.commitCase(serial: 1)
            try kiosk.commitCase(serial: 1)
            #expect(try await kiosk.push(1...2, to: hub).status == 200)
            #expect(try await store.caseCount() == 1)
            #expect(try await hub.troubles(in: "421300").map(\.sequence) == [2])
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `events stored before a crash are read at the next start`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            var kiosk = try await TestKiosk(time: time).enrolled(at: hub)
            let record = try kiosk.commitCase(serial: 1)
            let event = kiosk.events[0]
            let known = try #require(await store.kiosk("SZ01"))
            _ = try await store.append(
                [ChainedEvent(envelope: event.envelope, hash: event.hash, bytes: event.envelope.canonicalBytes())],
                to: kiosk.stream, from: known, at: time.now)
            #expect(try await store.caseRecord(record.id) == nil)
            try await Fixtures.hub(store, time).readStored()
            #expect(try await store.caseRecord(record.id) == record)
        }
    }

    @Test(arguments: TestEngine.allCases)
    func `every answer is signed over the request it answers`(engine: TestEngine) async throws {
        try await withHub(on: engine, time) { store, hub in
            let kiosk = try await TestKiosk(time: time).enrolled(at: hub)
            let answer = try await kiosk.send("GET", "/v1/streams/\(kiosk.stream.text)/head", to: hub)
            #expect(answer.headers["hub-signature"] != nil)
            #expect(try answer.decoded(StreamHead.self).sequence == 0)
        }
    }
}
