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
    ///
    /// A card that lies there already is read, too. A port that cannot be opened, a module that is not authorised and
    /// one that answers at none of its speeds end the read at once with a ``ReadingFailure``.
    public static func readOnce(
        port: PortConfiguration, profile: DeviceProfile, within limit: Duration,
        clock: some Clock<Duration> = ContinuousClock(), source: any PortSource = SystemPorts(), logger: Logger
    ) async throws -> IdentityCard {
        let (reports, feed) = AsyncStream<CardReaderReport>.makeStream()
        let reader = CardReader(port: port, profile: profile, clock: clock, source: source, logger: logger) {
            feed.yield($0)
        }
        let work = Task { await reader.run() }
        let timer = Task {
            try await clock.sleep(until: clock.now.advanced(by: limit), tolerance: nil)
            feed.finish()
        }
        defer { timer.cancel() }
        let outcome = await outcome(of: reports)
        work.cancel()
        await work.value
        return try outcome.get()
    }

    private static func outcome(of reports: AsyncStream<CardReaderReport>) async -> SingleReading.Outcome {
        var reading = SingleReading()
        for await report in reports {
            if let outcome = reading.take(report) { return outcome }
        }
        return reading.timeUp
    }
}
