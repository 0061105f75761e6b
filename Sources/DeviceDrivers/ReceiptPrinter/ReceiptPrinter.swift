import DeviceCodecs
public import GlyphRaster
public import HallCore
public import Logging

/// A receipt printer on a serial line. Prints one job at a time, in the order asked, and says honestly what became of
/// each; a job is never sent twice.
public actor ReceiptPrinter {
    private let runner: LineRunner<PrinterMachine>
    private let desk: PrinterDesk
    private let layout: ReceiptLayout
    private let logger: Logger

    /// - Parameters:
    ///   - glyphs: Draws the characters that the printer's own font lacks.
    ///   - onCondition: Told whenever ``condition`` changes.
    public init(
        port: PortConfiguration,
        profile: DeviceProfile,
        glyphs: GlyphRasteriser,
        clock: some Clock<Duration> = ContinuousClock(),
        source: any PortSource = SystemPorts(),
        logger: Logger,
        onCondition: @escaping @Sendable (DeviceCondition) async -> Void = { _ in }
    ) {
        let settings = profile.printer ?? PrinterSettings()
        let desk = PrinterDesk(onCondition: onCondition, logger: logger)
        self.desk = desk
        self.logger = logger
        layout = ReceiptLayout(settings: settings, glyphs: glyphs)
        runner = LineRunner(
            machine: PrinterMachine(settings: settings), source: source, configuration: port,
            line: LineSettings(baudRate: settings.baudRate, flowControl: profile.flowControl),
            time: Monotonic(clock), logger: logger
        ) { await desk.take($0) }
    }

    /// The printer's state now.
    public var condition: DeviceCondition {
        get async { await desk.condition }
    }

    /// Runs until the task is cancelled. May be called once.
    public func run() async {
        await runner.run()
        await desk.close()
    }

    /// Prints one document and waits for what becomes of it. When ``run()`` has ended or ends meanwhile, the outcome
    /// is that the program stopped.
    public func print(_ document: ReceiptDocument) async -> PrintOutcome {
        let job = layout.job(for: document)
        if !job.missingCharacters.isEmpty {
            logger.warning("no font has \(job.missingCharacters.count) of the characters to print; 〓 stands for them")
        }
        return await desk.outcome { [runner] number in runner.ask(.print(job: number, job)) }
    }

    /// Tries an absent device again at once, because something was plugged in.
    public nonisolated func portsChanged() {
        runner.portsChanged()
    }
}

/// Brings what becomes of jobs back to those who wait for it, and keeps the printer's condition.
actor PrinterDesk {
    private enum Desk {
        case open(waiting: [Int: CheckedContinuation<PrintOutcome, Never>])
        case closed
    }

    private let onCondition: @Sendable (DeviceCondition) async -> Void
    private let logger: Logger
    private var desk = Desk.open(waiting: [:])
    private var lastNumber = 0
    private(set) var condition = DeviceCondition.starting

    init(onCondition: @escaping @Sendable (DeviceCondition) async -> Void, logger: Logger) {
        self.onCondition = onCondition
        self.logger = logger
    }

    func outcome(of submit: @Sendable (Int) -> Void) async -> PrintOutcome {
        lastNumber += 1
        let number = lastNumber
        return await withCheckedContinuation { continuation in
            guard case .open(var waiting) = desk else {
                return continuation.resume(returning: .notPrinted(.interrupted))
            }
            waiting[number] = continuation
            desk = .open(waiting: waiting)
            submit(number)
        }
    }

    func take(_ report: PrinterReport) async {
        switch report {
        case .condition(let new):
            condition = new
            logger.notice("receipt printer: \(new.logWord)")
            await onCondition(new)
        case .finished(let number, let outcome):
            guard case .open(var waiting) = desk else { return }
            let continuation = waiting.removeValue(forKey: number)
            desk = .open(waiting: waiting)
            continuation?.resume(returning: outcome)
        }
    }

    /// The driver has ended: whoever still waits is told that the program stopped.
    func close() {
        guard case .open(let waiting) = desk else { return }
        desk = .closed
        waiting.values.forEach { $0.resume(returning: .unknown(.interrupted)) }
    }
}
