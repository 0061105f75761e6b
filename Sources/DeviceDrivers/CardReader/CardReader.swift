public import HallCore
public import Logging

/// An identity-card reader on a serial line: reads every card that is laid on it, and goes on when it is unplugged and
/// plugged in again.
public actor CardReader {
    private let runner: LineRunner<CardReaderMachine>
    private let listener: CardListener

    /// - Parameters:
    ///   - onEvent: Told of cards, in order.
    ///   - onCondition: Told whenever ``condition`` changes.
    public init(
        port: PortConfiguration,
        profile: DeviceProfile,
        clock: some Clock<Duration> = ContinuousClock(),
        source: any PortSource = SystemPorts(),
        logger: Logger,
        onEvent: @escaping @Sendable (CardEvent) async -> Void = { _ in },
        onCondition: @escaping @Sendable (DeviceCondition) async -> Void = { _ in }
    ) {
        self.init(port: port, profile: profile, clock: clock, source: source, logger: logger) { report in
            switch report {
            case .condition(let condition): await onCondition(condition)
            case .card(let event): await onEvent(event)
            case .foundNowhere: break
            }
        }
    }

    init(
        port: PortConfiguration, profile: DeviceProfile, clock: some Clock<Duration>, source: any PortSource,
        logger: Logger, onReport: @escaping @Sendable (CardReaderReport) async -> Void
    ) {
        let settings = profile.reader ?? ReaderSettings()
        let listener = CardListener(onReport: onReport, logger: logger)
        self.listener = listener
        runner = LineRunner(
            machine: CardReaderMachine(settings: settings), source: source, configuration: port,
            line: LineSettings(baudRate: settings.baudRates.first ?? 115_200, flowControl: profile.flowControl),
            time: Monotonic(clock), logger: logger
        ) { await listener.take($0) }
    }

    /// The reader's state now.
    public var condition: DeviceCondition {
        get async { await listener.condition }
    }

    /// Runs until the task is cancelled. May be called once.
    public func run() async {
        await runner.run()
    }

    /// Tries an absent device again at once, because something was plugged in.
    public nonisolated func portsChanged() {
        runner.portsChanged()
    }
}

/// Passes on what a reader reports, and keeps its condition.
actor CardListener {
    private let onReport: @Sendable (CardReaderReport) async -> Void
    private let logger: Logger
    private(set) var condition = DeviceCondition.starting

    init(onReport: @escaping @Sendable (CardReaderReport) async -> Void, logger: Logger) {
        self.onReport = onReport
        self.logger = logger
    }

    func take(_ report: CardReaderReport) async {
        if case .condition(let new) = report {
            condition = new
            logger.notice("card reader: \(new.logWord)")
        }
        await onReport(report)
    }
}
