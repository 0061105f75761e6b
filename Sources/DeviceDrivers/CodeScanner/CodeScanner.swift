public import HallCore
public import Logging

/// A code scanner on a serial line. What it scans may be a secret or personal, so codes are handed on and never logged.
public actor CodeScanner {
    private let runner: LineRunner<ScannerMachine>
    private let listener: ScannerListener

    /// - Parameters:
    ///   - onCode: Told of every code, in order.
    ///   - onCondition: Told whenever ``condition`` changes.
    public init(
        port: PortConfiguration,
        profile: DeviceProfile,
        clock: some Clock<Duration> = ContinuousClock(),
        source: any PortSource = SystemPorts(),
        logger: Logger,
        onCode: @escaping @Sendable (String) async -> Void,
        onCondition: @escaping @Sendable (DeviceCondition) async -> Void = { _ in }
    ) {
        let settings = profile.scanner ?? ScannerSettings()
        let listener = ScannerListener(onCode: onCode, onCondition: onCondition, logger: logger)
        self.listener = listener
        runner = LineRunner(
            machine: ScannerMachine(settings: settings), source: source, configuration: port,
            line: LineSettings(baudRate: settings.baudRate, flowControl: profile.flowControl),
            time: Monotonic(clock), logger: logger
        ) { await listener.take($0) }
    }

    /// The scanner's state now.
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

/// Passes on what a scanner reports, and keeps its condition.
actor ScannerListener {
    private let onCode: @Sendable (String) async -> Void
    private let onCondition: @Sendable (DeviceCondition) async -> Void
    private let logger: Logger
    private(set) var condition = DeviceCondition.starting

    init(
        onCode: @escaping @Sendable (String) async -> Void,
        onCondition: @escaping @Sendable (DeviceCondition) async -> Void, logger: Logger
    ) {
        self.onCode = onCode
        self.onCondition = onCondition
        self.logger = logger
    }

    func take(_ report: ScannerReport) async {
        switch report {
        case .condition(let new):
            condition = new
            logger.notice("code scanner: \(new.logWord)")
            await onCondition(new)
        case .code(let text): await onCode(text)
        }
    }
}
