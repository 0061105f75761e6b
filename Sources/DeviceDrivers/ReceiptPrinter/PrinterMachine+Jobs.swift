import DeviceCodecs
import HallCore

extension PrinterMachine {
    /// How often the printer is asked how it is while the end of a job is waited for.
    private static let finishingLook = Duration.milliseconds(500)

    mutating func start(_ work: PrinterWork, _ status: PrinterStatus, at now: Duration) -> [Action] {
        if let problem = status.problem { return end(work, .notPrinted(problem.trouble)) + rest(at: now) }
        guard debris == .none else {
            queue.insert(work, at: 0)
            return clean(at: now)
        }
        return send(work, at: now)
    }

    /// Sends the next band, or the marker behind the last.
    mutating func send(_ work: PrinterWork, at now: Duration) -> [Action] {
        var work = work
        let line = LineSettings(baudRate: settings.baudRate)
        guard !work.bands.isEmpty else {
            let limit = now + .milliseconds(settings.finishMilliseconds) + line.lineTime(bytes: work.sentBytes)
            let actions = awaitEnd(of: work, deadline: limit, at: now)
            return actions + [.send(ESCPOS.endOfJobMarker, within: .milliseconds(settings.stallMilliseconds))]
        }
        let band = work.bands.removeFirst()
        work.sentBytes += band.count
        state = .sending(work)
        return [.send(band, within: .milliseconds(settings.stallMilliseconds) + line.lineTime(bytes: band.count))]
    }

    mutating func sent(at now: Duration) -> [Action] {
        switch state {
        case .sending(let work): return begin(StatusRound(purpose: .betweenBands(work)), at: now)
        case .cleaning:
            debris = .none
            return rest(at: now)
        case .noPort, .resting, .asking, .settling, .finishing: return []
        }
    }

    mutating func sendingOverdue(at now: Duration) -> [Action] {
        switch state {
        case .sending(let work), .finishing(let work, _, _): return giveUp(work, .mute, at: now)
        case .cleaning: return [.flush] + change(to: .failed(.mute)) + rest(at: now)
        case .noPort, .resting, .asking, .settling: return []
        }
    }

    mutating func awaitEnd(of work: PrinterWork, deadline: Duration, at now: Duration) -> [Action] {
        state = .finishing(work, lookAt: now + Self.finishingLook, deadline: deadline)
        return []
    }

    /// The marker was answered: all of the job is on paper.
    mutating func endOfJob(at now: Duration) -> [Action] {
        guard let work = workAwaitingItsEnd else { return [] }
        let after = StatusRound(purpose: .afterJob(work))
        guard round != nil else { return begin(after, at: now) }
        // A question is out, whose answer must not be taken for one to the next.
        state = .settling(after, until: now + .milliseconds(settings.answerMilliseconds))
        return []
    }

    func end(_ work: PrinterWork, _ outcome: PrintOutcome) -> [Action] {
        [.report(.finished(job: work.job, outcome))]
    }

    /// The job cannot be finished: drops what is still on the way and inside the printer, so that the rest does not
    /// come out when somebody has mended the cause.
    mutating func giveUp(_ work: PrinterWork, _ trouble: PrintTrouble, at now: Duration) -> [Action] {
        debris = .some(openBytes: Self.mostOpenBytes, paper: .cutOff)
        state = .resting(until: now + .milliseconds(settings.pollMilliseconds))
        return end(work, .unknown(trouble)) + [.flush, .send(ESCPOS.clearBuffers, within: .milliseconds(500))]
    }

    /// Makes sure that nothing from before gets into the next job. Zeros end an open picture and are ignored otherwise.
    mutating func clean(at now: Duration) -> [Action] {
        guard case .some(let openBytes, let paper) = debris else { return rest(at: now) }
        state = .cleaning
        let zeros: [UInt8] = Array(repeating: 0, count: openBytes)
        let cut = paper == .cutOff ? ESCPOS.feedAndPartialCut : []
        let bytes = ESCPOS.clearBuffers + zeros + ESCPOS.initialise + cut
        let line = LineSettings(baudRate: settings.baudRate)
        return [.send(bytes, within: .milliseconds(settings.stallMilliseconds) + line.lineTime(bytes: bytes.count))]
    }

    mutating func closed() -> [Action] {
        let inside = workAtHand
        if inside?.sentBytes ?? 0 > 0 { debris = .some(openBytes: Self.mostOpenBytes, paper: .cutOff) }
        let ended = inside.map { end($0, outcomeOfUnplugging($0)) } ?? []
        let waiting = queue.flatMap { end($0, .notPrinted(.unplugged)) }
        queue.removeAll()
        state = .noPort
        return ended + waiting + change(to: .absent)
    }

    private func outcomeOfUnplugging(_ work: PrinterWork) -> PrintOutcome {
        if case .afterJob = round?.purpose { return .printed }
        return work.sentBytes == 0 ? .notPrinted(.unplugged) : .unknown(.unplugged)
    }

    private var round: StatusRound? {
        switch state {
        case .asking(let round, _), .settling(let round, _): round
        case .noPort, .resting, .sending, .finishing, .cleaning: nil
        }
    }

    private var workAwaitingItsEnd: PrinterWork? {
        if case .finishing(let work, _, _) = state { return work }
        if case .finishing(let work, _) = round?.purpose { return work }
        return nil
    }

    private var workAtHand: PrinterWork? {
        switch state {
        case .noPort, .resting, .cleaning: nil
        case .sending(let work), .finishing(let work, _, _): work
        case .asking(let round, _), .settling(let round, _): round.purpose.work
        }
    }
}
