import DeviceCodecs
import HallCore
import Testing

@testable import DeviceDrivers

@Suite struct PrinterMachineTests {
    private func count(of part: [UInt8], in bytes: [UInt8]) -> Int {
        bytes.indices.filter { bytes[$0...].starts(with: part) }.count
    }

    @Test func `a job is printed once the marker behind it is answered`() {
        var bench = PrinterBench.ready()
        bench.print()
        bench.run(for: .seconds(1))
        #expect(bench.outcomes == [.printed])
        let expected = PrinterBench.job(lines: 60).bytes + ESCPOS.endOfJobMarker
        #expect(bench.printer.received.elementsEqual(expected))
        #expect(bench.conditions == [.starting, .ready])
    }

    @Test func `the printer is asked between bands`() {
        var bench = PrinterBench.ready()
        bench.print()
        let bands = PrinterBench.job(lines: 60).bands(of: PrinterSettings().bandBytes).count
        let questions = bench.sent.filter { $0 == PrinterStatusQuery.printer.bytes }.count
        #expect(bands > 1)
        #expect(questions >= bands)
    }

    static let troubles: [(FakePrinter.Health, PrintTrouble, DeviceFault)] = [
        (.paperOut, .paperOut, .paperOut), (.coverOpen, .coverOpen, .coverOpen), (.cutterJam, .cutterJam, .cutterJam),
        (.mute, .mute, .mute),
    ]

    @Test(arguments: troubles) func `trouble before a job means that nothing of it is sent`(
        _ health: FakePrinter.Health, _ trouble: PrintTrouble, _ fault: DeviceFault
    ) {
        var bench = PrinterBench.ready()
        bench.printer.health = health
        bench.print()
        bench.run(for: .seconds(3))
        #expect(bench.outcomes == [.notPrinted(trouble)])
        #expect(bench.conditions.last == .failed(fault))
        #expect(bench.printer.received.isEmpty)
    }

    @Test(arguments: troubles) func `trouble in the middle leaves the outcome unknown and sends no more of the job`(
        _ health: FakePrinter.Health, _ trouble: PrintTrouble, _ fault: DeviceFault
    ) {
        var bench = PrinterBench.ready()
        bench.printer.change = (after: 1000, to: health)
        bench.print()
        bench.run(for: .seconds(30))
        #expect(bench.outcomes == [.unknown(trouble)])
        #expect(bench.conditions.last == .failed(fault))
        #expect(count(of: ESCPOS.feedAndPartialCut, in: bench.printer.received) == 0)
    }

    @Test func `after trouble the printer is cleaned and the old job does not come again`() {
        var bench = PrinterBench.ready()
        bench.printer.change = (after: 1000, to: .paperOut)
        bench.print()
        bench.run(for: .seconds(5))
        let before = bench.printer.received.count
        bench.printer.health = .well
        bench.run(for: .seconds(5))
        let cleaning = bench.printer.received[before...]
        #expect(bench.conditions.last == .ready)
        #expect(cleaning.starts(with: ESCPOS.clearBuffers))
        #expect(cleaning.suffix(6) == ESCPOS.initialise + ESCPOS.feedAndPartialCut)
        #expect(cleaning.filter { $0 == 0 }.count >= PrinterMachine.mostOpenBytes)
        let after = bench.printer.received.count
        bench.print(3, job: 2)
        bench.run(for: .seconds(2))
        #expect(bench.outcomes == [.unknown(.paperOut), .printed])
        #expect(Array(bench.printer.received[after...]) == PrinterBench.job(lines: 3).bytes + ESCPOS.endOfJobMarker)
    }

    @Test func `paper that ends while the end of the job is waited for is unknown`() {
        var bench = PrinterBench.ready()
        bench.printer.change = (after: PrinterBench.job(lines: 5).bytes.count + 1, to: .paperOut)
        bench.print(5)
        bench.run(for: .seconds(3))
        #expect(bench.outcomes == [.unknown(.paperOut)])
    }

    @Test func `a printer that never answers the marker is unknown after a while`() {
        var bench = PrinterBench.ready()
        bench.takesBytes = { _ in true }
        bench.printer.change = (after: PrinterBench.job(lines: 5).bytes.count + 1, to: .mute)
        bench.print(5)
        bench.run(for: .seconds(40))
        #expect(bench.outcomes == [.unknown(.mute)])
    }

    @Test func `a printer that stops taking bytes is unknown`() {
        var bench = PrinterBench.ready()
        bench.takesBytes = { $0.count < 100 }
        bench.print()
        bench.run(for: .seconds(1))
        #expect(bench.outcomes == [.unknown(.mute)])
    }

    @Test func `unplugging at any byte gives one outcome, and never printed`() {
        var probe = PrinterBench.ready()
        probe.print(20)
        let total = probe.sent.reduce(0) { $0 + $1.count }
        let questions = 4 * 3
        for limit in stride(from: 0, to: total - questions - 3, by: 7) {
            var bench = PrinterBench.ready()
            bench.unpluggedAfter = limit
            bench.print(20)
            let expected: PrintOutcome = limit < questions ? .notPrinted(.unplugged) : .unknown(.unplugged)
            #expect(bench.outcomes == [expected], "after \(limit)")
            #expect(bench.conditions.last == .absent)
            let sent = bench.sent.count
            bench.printer.health = .well
            bench.happen(.opened)
            bench.run(for: .seconds(3))
            #expect(bench.outcomes.count == 1)
            #expect(bench.conditions.last == .ready)
            let again = bench.sent[sent...].flatMap(\.self)
            #expect(GB18030.decode(again.filter { $0 >= 0x80 }) == "", "nothing of the old job comes again")
        }
    }

    @Test func `without a printer nothing is printed`() {
        var bench = PrinterBench()
        bench.print()
        #expect(bench.outcomes == [.notPrinted(.noPrinter)])
    }

    @Test func `jobs wait for each other`() {
        var bench = PrinterBench()
        bench.printer.health = .mute
        bench.happen(.opened)
        bench.print(2, job: 1)
        bench.print(3, job: 2)
        bench.printer.health = .well
        bench.run(for: .seconds(5))
        #expect(bench.outcomes == [.printed, .printed])
        #expect(count(of: ESCPOS.endOfJobMarker, in: bench.printer.received) == 2)
    }

    @Test func `jobs that wait when the printer is unplugged are not printed`() {
        var bench = PrinterBench()
        bench.printer.health = .mute
        bench.happen(.opened)
        bench.print(2, job: 1)
        bench.happen(.closed)
        #expect(bench.outcomes == [.notPrinted(.unplugged)])
    }

    @Test func `little paper is a warning and not a failure`() {
        var bench = PrinterBench.ready()
        bench.printer.health = .paperLow
        bench.print(2)
        bench.run(for: .seconds(3))
        #expect(bench.outcomes == [.printed])
        #expect(bench.conditions.last == .degraded(.paperLow))
    }

    @Test func `what happens to an idle printer is noticed within the polling interval`() {
        var bench = PrinterBench.ready()
        for (health, condition) in [
            (.paperOut, .failed(.paperOut)), (.well, .ready), (.coverOpen, .failed(.coverOpen)),
        ] as [(FakePrinter.Health, DeviceCondition)] {
            bench.printer.health = health
            bench.run(for: .seconds(2.1))
            #expect(bench.conditions.last == condition)
        }
    }

    @Test func `an earlier run of the program may have left an open command, so the start cleans`() {
        var bench = PrinterBench()
        bench.happen(.opened)
        bench.run(for: .seconds(1))
        #expect(bench.printer.received.starts(with: ESCPOS.clearBuffers))
        #expect(bench.printer.received.suffix(2) == ESCPOS.initialise)
        #expect(count(of: ESCPOS.feedAndPartialCut, in: bench.printer.received) == 0)
    }
}
