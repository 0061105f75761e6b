import DeviceCodecs
import HallCore

@testable import DeviceDrivers

/// A printer's machine and a fake printer, in a time that only the test moves.
struct PrinterBench {
    var machine = PrinterMachine(settings: PrinterSettings())
    var printer = FakePrinter()
    var now = Duration.zero
    var conditions: [DeviceCondition] = []
    var outcomes: [PrintOutcome] = []
    var sent: [[UInt8]] = []
    /// After how many bytes of anything the cable is pulled.
    var unpluggedAfter: Int?
    /// Whether the line takes bytes at all.
    var takesBytes: (_ bytes: [UInt8]) -> Bool = { _ in true }
    private var sentBytes = 0

    /// A printer that has been looked at and cleaned after the start.
    static func ready() -> PrinterBench {
        var bench = PrinterBench()
        bench.happen(.opened)
        bench.run(for: .seconds(1))
        bench.printer.received = []
        bench.sent = []
        bench.sentBytes = 0
        return bench
    }

    mutating func happen(_ event: LineEvent<PrinterCommand>) {
        for action in machine.happened(event, at: now) { perform(action) }
    }

    mutating func run(for duration: Duration) {
        let end = now + duration
        while let deadline = machine.deadline, deadline <= end {
            now = max(now, deadline)
            happen(.timePassed)
        }
        now = end
    }

    mutating func print(_ lines: Int = 60, job: Int = 1) {
        happen(.asked(.print(job: job, Self.job(lines: lines))))
    }

    static func job(lines: Int) -> PrintJob {
        var writer = ESCPOSWriter(paper: .eighty, coverage: ROMCoverage(characterSet: .gbk)) { _, _, _ in nil }
        for line in 0..<lines { writer.text("第\(line)行：测试用的内容，足够长") }
        writer.cut()
        return writer.job
    }

    private mutating func perform(_ action: LineAction<PrinterReport>) {
        switch action {
        case .report(.condition(let condition)): conditions.append(condition)
        case .report(.finished(_, let outcome)): outcomes.append(outcome)
        case .send(let bytes, _): send(bytes)
        case .flush, .setBaudRate, .close: break
        }
    }

    private mutating func send(_ bytes: [UInt8]) {
        guard machine.state != .noPort else { return }
        sent.append(bytes)
        sentBytes += bytes.count
        if let limit = unpluggedAfter, sentBytes > limit {
            unpluggedAfter = nil
            return happen(.closed)
        }
        guard takesBytes(bytes) else { return happen(.sendingOverdue) }
        let answer = printer.take(bytes)
        happen(.sent)
        if !answer.isEmpty { happen(.received(answer)) }
    }
}
