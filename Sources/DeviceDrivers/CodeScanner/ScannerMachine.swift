import DeviceCodecs
import HallCore

/// What a scanner tells the outside.
enum ScannerReport: Sendable, Equatable {
    case condition(DeviceCondition)
    case code(String)
}

/// Cuts what a scanner sends into codes, by end marks and by silence. A scanner answers nothing, so that an opened
/// port is all there is to know of its condition.
struct ScannerMachine: LineMachine {
    private let settings: ScannerSettings
    private var decoder = ScannerLineDecoder()
    private var condition: DeviceCondition?
    private(set) var deadline: Duration?

    init(settings: ScannerSettings) {
        self.settings = settings
    }

    mutating func happened(_ event: LineEvent<NoCommand>, at now: Duration) -> [LineAction<ScannerReport>] {
        switch event {
        case .opened: return change(to: .ready)
        case .openingFailed(let fault): return change(to: fault.condition)
        case .closed:
            decoder = ScannerLineDecoder()
            deadline = nil
            return change(to: .absent)
        case .received(let bytes):
            let events = decoder.append(bytes)
            deadline = decoder.isInsideCode ? now + .milliseconds(settings.idleGapMilliseconds) : nil
            return events.flatMap(report)
        case .timePassed: return timePassed(at: now)
        case .sent, .sendingOverdue: return []
        }
    }

    private mutating func timePassed(at now: Duration) -> [LineAction<ScannerReport>] {
        guard let deadline, now >= deadline else { return [] }
        self.deadline = nil
        return decoder.idleGapPassed().map(report) ?? []
    }

    private func report(_ event: ScannerLineDecoder.Event) -> [LineAction<ScannerReport>] {
        switch event {
        case .code(let text): [.report(.code(text))]
        case .unreadable: []
        }
    }

    private mutating func change(to new: DeviceCondition) -> [LineAction<ScannerReport>] {
        guard new != condition else { return [] }
        condition = new
        return [.report(.condition(new))]
    }
}
