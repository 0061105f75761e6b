import DeviceCodecs
import HallCore

@testable import DeviceDrivers

/// A reader's machine and a fake module on a line that a test can spoil, in a time that only the test moves.
struct ReaderBench {
    var machine: CardReaderMachine
    var module = FakeModule()
    var now = Duration.zero
    var reports: [CardReaderReport] = []
    var speeds: [Int] = []
    var flushes = 0
    /// What the line makes of an answer; the number counts answers from 1.
    var line: (_ answer: [UInt8], _ number: Int) -> [[UInt8]] = { answer, _ in [answer] }
    /// Done before the module sees the request; the number counts requests from 1.
    var before: (_ module: inout FakeModule, _ request: [UInt8], _ number: Int) -> Void = { _, _, _ in }
    private var sent = 0
    private var answered = 0

    init(_ change: (inout ReaderSettings) -> Void = { $0.baudRates = [115_200] }) {
        var settings = ReaderSettings()
        change(&settings)
        machine = CardReaderMachine(settings: settings)
    }

    var events: [CardEvent] {
        reports.compactMap { if case .card(let event) = $0 { event } else { nil } }
    }

    var conditions: [DeviceCondition] {
        reports.compactMap { if case .condition(let condition) = $0 { condition } else { nil } }
    }

    var faults: [CardFault] {
        events.compactMap { if case .failed(let fault) = $0 { fault } else { nil } }
    }

    var cards: [IdentityCard] {
        events.compactMap { if case .read(let card) = $0 { card } else { nil } }
    }

    mutating func happen(_ event: LineEvent<NoCommand>) {
        for action in machine.happened(event, at: now) { perform(action) }
    }

    /// Lets time pass from deadline to deadline.
    mutating func run(for duration: Duration) {
        let end = now + duration
        while let deadline = machine.deadline, deadline <= end {
            now = max(now, deadline)
            happen(.timePassed)
        }
        now = end
    }

    private mutating func perform(_ action: LineAction<CardReaderReport>) {
        switch action {
        case .report(let report): reports.append(report)
        case .setBaudRate(let rate): speeds.append(rate)
        case .flush: flushes += 1
        case .close: break
        case .send(let bytes, _): send(bytes)
        }
    }

    private mutating func send(_ bytes: [UInt8]) {
        sent += 1
        before(&module, bytes, sent)
        happen(.sent)
        let answer = module.answer(bytes)
        guard !answer.isEmpty else { return }
        answered += 1
        for piece in line(answer, answered) { happen(.received(piece)) }
    }
}
