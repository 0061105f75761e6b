import HallCore
import HubMessages
import KioskStore
import Logging

/// Finds the point up to which hub and kiosk agree, after the hub was restored, and goes on from there.
struct Realignment {
    let database: KioskDatabase
    let log: Logger

    func run(by client: HubClient) async throws -> PumpStep {
        let stream = client.station.stream
        do {
            let head: StreamHead = try await client.call("GET", "/v1/streams/\(stream.text)/head")
            guard head.stream == stream, try await database.holds(head.hash, at: head.sequence) else {
                log.critical("the hub holds another history of this stream", metadata: ["stream": "\(stream)"])
                return .pause(.forked, atLeast: nil)
            }
            log.notice("sending again from the hub's head", metadata: ["seq": "\(head.sequence)"])
            try await database.rewind(to: head.sequence, epoch: head.epoch)
            return .moved
        } catch let fault as HubFault {
            return PumpStep(failedWith: fault)
        }
    }
}
