import DeviceCodecs
import HallCore

extension CardReaderMachine {
    /// The card did not let itself be selected or read: once more from find, as often as the settings allow.
    mutating func tryAgain(_ placing: Step.Placing, _ answer: SDTAnswer, at now: Duration) -> [Action] {
        switch answer.verdict?.advice {
        case .distrustCard: return placingFailed(.notGenuine, at: now)
        case .wrongCard: return placingFailed(.unknownKind, at: now)
        default:
            guard placing.attempts < settings.cardAttempts else { return placingFailed(placing.fault, at: now) }
            var next = placing
            next.attempts += 1
            return ask(.find(.again(next)), at: now)
        }
    }

    /// One error for this laying-on, then nothing until the card has left.
    mutating func placingFailed(_ fault: CardFault, at now: Duration) -> [Action] {
        state = pause(.find(.removal(emptyAnswers: 0)), at: now)
        return [.report(.card(.failed(fault)))]
    }

    /// A request stayed without a good answer as often as it may be sent.
    mutating func gaveUp(_ step: Step, at now: Duration) -> [Action] {
        switch step {
        case .identify(_, .reset): return moduleLost() + ask(.identify(speed: 0, afterReset: .notReset), at: now)
        case .identify(let speed, .notReset) where speed + 1 < settings.baudRates.count:
            return moduleLost() + ask(.identify(speed: speed + 1, afterReset: .notReset), at: now)
        case .identify: return searchAfterPause(at: now) + [.report(.foundNowhere)]
        case .reset(let speed): return ask(.identify(speed: speed, afterReset: .reset), at: now)
        case .select, .readBase, .readAddress:
            // Bytes came, so the module lives; it is this laying-on that the line spoiled.
            if heard == .noise { return placingFailed(.line, at: now) }
        case .find, .presence:
            if heard == .noise {
                return endOfPlacing(.line) + ask(.identify(speed: foundSpeed, afterReset: .notReset), at: now)
            }
        }
        return searchAfterPause(at: now)
    }

    private mutating func searchAfterPause(at now: Duration) -> [Action] {
        let events = endOfPlacing(.readerLost) + moduleLost()
        let first = Step.identify(speed: 0, afterReset: .notReset)
        state = .pausing(first, until: now + .milliseconds(settings.probeMilliseconds))
        return events
    }

    /// Ends what was announced to the outside, because the reader itself is gone.
    mutating func endOfPlacing(_ fault: CardFault) -> [Action] {
        guard let step = currentStep else { return [] }
        if step.placing != nil { return [.report(.card(.failed(fault)))] }
        switch step {
        case .presence, .find(.removal): return [.report(.card(.removed))]
        default: return []
        }
    }

    mutating func notAuthorised() -> [Action] {
        let events = endOfPlacing(.readerLost)
        state = .outOfOrder
        return events + change(to: .failed(.notAuthorised))
    }

    /// Reset once; if that does not help, out of order until a later probe says otherwise.
    mutating func selfTestFailed(at now: Duration) -> [Action] {
        let events = endOfPlacing(.readerLost)
        switch currentStep {
        case .identify(_, .reset), .reset:
            let first = Step.identify(speed: foundSpeed, afterReset: .notReset)
            state = .pausing(first, until: now + .milliseconds(settings.probeMilliseconds))
            return events + change(to: .failed(.selfTestFailed))
        case .identify(let speed, .notReset): return events + reset(speed: speed, at: now)
        default: return events + reset(speed: foundSpeed, at: now)
        }
    }

    private mutating func moduleLost() -> [Action] {
        change(to: .failed(heard == .noise ? .garbled : .mute))
    }

    private var currentStep: Step? {
        switch state {
        case .noPort, .outOfOrder: nil
        case .asking(let step, _, _, _), .draining(let step, _, _, _), .pausing(let step, _): step
        }
    }
}

extension PortFault {
    /// What a port that could not be opened makes of its device.
    var condition: DeviceCondition {
        switch self {
        case .absent, .closed: .absent
        case .busy, .refused, .speedUnknown, .overdue: .failed(.portRefused)
        }
    }
}
