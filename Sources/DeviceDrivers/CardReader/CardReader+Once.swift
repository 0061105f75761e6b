public import HallCore
public import Logging

extension CardReader {
    /// Why a single read brought no card.
    public enum ReadingFailure: Error, Sendable, CustomStringConvertible {
        /// The card that was laid on could not be read.
        case card(CardFault)
        /// No card came in time; the reader's state is attached.
        case noCard(DeviceCondition)

        public var description: String {
            switch self {
            case .card(let fault): "the card was not read: \(fault.rawValue); lay it on the reader again"
            case .noCard(.ready), .noCard(.degraded): "no card was laid on the reader in time"
            case .noCard(let condition): "the reader cannot be used: \(condition.logWord)"
            }
        }
    }

    /// Opens the port, waits for one card for up to `limit`, and closes the port again.
    public static func readOnce(
        port: PortConfiguration, profile: DeviceProfile, within limit: Duration,
        clock: some Clock<Duration> = ContinuousClock(), source: any PortSource = SystemPorts(), logger: Logger
    ) async throws -> IdentityCard {
        let (events, feed) = AsyncStream<CardEvent>.makeStream()
        let reader = CardReader(
            port: port, profile: profile, clock: clock, source: source, logger: logger,
            onEvent: { feed.yield($0) })
        let work = Task { await reader.run() }
        let timer = Task {
            try await clock.sleep(until: clock.now.advanced(by: limit), tolerance: nil)
            feed.finish()
        }
        defer { timer.cancel() }
        let outcome = await firstOutcome(of: events)
        let condition = await reader.condition
        work.cancel()
        await work.value
        guard let outcome else { throw ReadingFailure.noCard(condition) }
        return try outcome.get()
    }

    private static func firstOutcome(of events: AsyncStream<CardEvent>) async -> Result<IdentityCard, ReadingFailure>? {
        for await event in events {
            switch event {
            case .read(let card): return .success(card)
            case .failed(let fault): return .failure(.card(fault))
            case .reading, .removed: continue
            }
        }
        return nil
    }
}
