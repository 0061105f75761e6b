import DeviceCodecs
import HallCore

extension CardReaderMachine {
    /// The least silence after which late bytes are taken to have ended.
    private static let leastQuiet = Duration.milliseconds(50)
    /// The longest gap inside an answer: far more than a USB adapter's 16 ms, far less than a wait for an answer.
    private static let longestGap = Duration.milliseconds(250)
    /// Even a line that never falls silent is not waited for longer: the largest frame at 9600 baud takes 2.4 s.
    private static let longestDraining = Duration.milliseconds(2500)

    /// A module that is restarting may be deaf so long: vendors wait 1.5 s to 2.1 s for it.
    private static let restartMilliseconds = 2500

    mutating func reset(speed: Int, at now: Duration) -> [Action] {
        restart = .tried
        return ask(.reset(speed: speed), at: now)
    }

    mutating func ask(_ step: Step, sendings: Int = 1, at now: Duration) -> [Action] {
        decoder.reset()
        let line = LineSettings(baudRate: baudRate(of: step))
        let bytes = step.request.bytes
        let sendingTime = Duration.milliseconds(100) + line.lineTime(bytes: bytes.count)
        let answerTime = patience(for: step) + line.lineTime(bytes: step.request.longestAnswer)
        let deadline = now + sendingTime + answerTime
        state = .asking(step, sendings: sendings, deadline: deadline, latest: deadline + answerTime * 3)
        return speedChange(for: step, sendings: sendings) + [.send(bytes, within: sendingTime)]
    }

    /// An answer has begun: the next bytes are due soon.
    mutating func awaitRest(at now: Duration) {
        guard case .asking(let step, let sendings, _, let latest) = state else { return }
        let deadline = now + Self.longestGap + quiet(for: step)
        state = .asking(step, sendings: sendings, deadline: deadline, latest: latest)
    }

    func pause(_ step: Step, at now: Duration) -> State {
        .pausing(step, until: now + .milliseconds(settings.pollMilliseconds))
    }

    /// No answer, or one that the line damaged.
    mutating func answerFailed(at now: Duration) -> [Action] {
        guard case .asking(let step, let sendings, _, _) = state else { return [] }
        // The last silence of many makes a module mute, not its line unsteady.
        let isLastSilence = sendings >= allowedSendings(of: step) && heard == .nothing
        if !isLastSilence, !step.isRestart { steadiness.exchangeFailed() }
        let notice = steadinessChange()
        guard sendings < allowedSendings(of: step) else { return notice + gaveUp(step, at: now) }
        let again = step.blamingTheLine
        state = .draining(
            again, sendings: sendings, quietAt: now + quiet(for: step), latest: now + Self.longestDraining)
        return notice + [.flush]
    }

    func quiet(for step: Step) -> Duration {
        Self.leastQuiet + LineSettings(baudRate: baudRate(of: step)).lineTime(bytes: 20)
    }

    /// Tells a condition, if it is another than before.
    mutating func change(to new: DeviceCondition) -> [Action] {
        guard new != condition else { return [] }
        condition = new
        return [.report(.condition(new))]
    }

    mutating func steadinessChange() -> [Action] {
        switch condition {
        case .ready where steadiness.isPoor: change(to: .degraded(.unsteadyLine))
        case .degraded where steadiness.isGood: change(to: .ready)
        default: []
        }
    }

    private func patience(for step: Step) -> Duration {
        switch step {
        case .readBase, .readAddress: .milliseconds(settings.readMilliseconds)
        case .identify, .reset, .find, .select, .presence: .milliseconds(settings.answerMilliseconds)
        }
    }

    private func allowedSendings(of step: Step) -> Int {
        switch step {
        case .identify(_, .notReset), .reset: min(2, settings.sendings)
        case .identify(_, .reset): 1 + Self.restartMilliseconds / (100 + max(0, settings.answerMilliseconds))
        case .find, .select, .readBase, .readAddress, .presence: settings.sendings
        }
    }

    /// The speed in use: that of the step while a module is looked for, afterwards the one it was found at.
    private func baudRate(of step: Step) -> Int {
        let index =
            switch step {
            case .identify(let speed, _), .reset(let speed): speed
            case .find, .select, .readBase, .readAddress, .presence: foundSpeed
            }
        return settings.baudRates.indices.contains(index) ? settings.baudRates[index] : 115_200
    }

    private func speedChange(for step: Step, sendings: Int) -> [Action] {
        guard case .identify(_, .notReset) = step, sendings == 1, settings.baudRates.count > 1 else { return [] }
        return [.setBaudRate(baudRate(of: step))]
    }
}

extension CardReaderStep {
    /// The same step, noting that the line spoiled this laying-on.
    fileprivate var blamingTheLine: CardReaderStep {
        switch self {
        case .select(var placing):
            placing.fault = .line
            return .select(placing)
        case .readBase(var placing):
            placing.fault = .line
            return .readBase(placing)
        case .readAddress(var placing, let card):
            placing.fault = .line
            return .readAddress(placing, card)
        case .identify, .reset, .find, .presence: return self
        }
    }
}
