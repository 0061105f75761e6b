import DeviceCodecs
import HallCore

extension PrinterMachine {
    /// How often a question is asked of a printer that has nothing to do.
    private static let sendingsAtRest = 2

    mutating func begin(_ round: StatusRound, at now: Duration) -> [Action] {
        var round = round
        round.began = now
        return ask(round, at: now)
    }

    mutating func ask(_ round: StatusRound, at now: Duration) -> [Action] {
        guard let query = round.queries.first else { return finish(round, at: now) }
        var round = round
        round.sendings += 1
        decoder.reset()
        state = .asking(round, deadline: now + .milliseconds(settings.answerMilliseconds) + backlog(of: round))
        return [.send(query.bytes, within: .milliseconds(settings.answerMilliseconds))]
    }

    mutating func statusAnswered(_ answer: UInt8, at now: Duration) -> [Action] {
        guard case .asking(var round, _) = state, let query = round.queries.first else { return [] }
        round.status.record(answer, to: query)
        round.queries.removeFirst()
        if query == .printer, round.status.isOffline == true, round.queries.isEmpty {
            round.queries = [.offlineCause, .error, .paper]
        }
        guard round.sendings > 1, !round.queries.isEmpty else {
            round.sendings = 0
            return ask(round, at: now)
        }
        round.sendings = 0
        state = .settling(round, until: now + .milliseconds(settings.answerMilliseconds))
        return []
    }

    /// The answer is overdue: ask once more while the purpose leaves time for it.
    mutating func askAgain(_ round: StatusRound, at now: Duration) -> [Action] {
        switch round.purpose {
        case .look, .beforeJob, .afterJob:
            return round.sendings < Self.sendingsAtRest ? ask(round, at: now) : mute(round, at: now)
        case .betweenBands:
            let isPatient = now < round.began + .milliseconds(settings.stallMilliseconds)
            return isPatient ? ask(round, at: now) : mute(round, at: now)
        case .finishing(let work, let deadline):
            state = .finishing(work, lookAt: now, deadline: deadline)
            return now < deadline ? ask(round, at: now) : mute(round, at: now)
        }
    }

    private mutating func mute(_ round: StatusRound, at now: Duration) -> [Action] {
        switch round.purpose {
        case .look: return change(to: .failed(.mute)) + rest(at: now)
        case .beforeJob(let work):
            return change(to: .failed(.mute)) + end(work, .notPrinted(.mute)) + rest(at: now)
        case .betweenBands(let work), .finishing(let work, _):
            return change(to: .failed(.mute)) + giveUp(work, .mute, at: now)
        case .afterJob(let work): return end(work, .printed) + rest(at: now)
        }
    }

    /// All questions of a round are answered.
    private mutating func finish(_ round: StatusRound, at now: Duration) -> [Action] {
        switch round.purpose {
        case .look:
            let notice = change(to: round.status.condition)
            return notice + (round.status.problem == nil ? clean(at: now) : rest(at: now))
        case .beforeJob(let work): return change(to: round.status.condition) + start(work, round.status, at: now)
        case .betweenBands(let work):
            guard let problem = round.status.problem else { return send(work, at: now) }
            return change(to: .failed(problem.fault)) + giveUp(work, problem.trouble, at: now)
        case .finishing(let work, let deadline):
            guard let problem = round.status.problem else { return awaitEnd(of: work, deadline: deadline, at: now) }
            return change(to: .failed(problem.fault)) + giveUp(work, problem.trouble, at: now)
        case .afterJob(let work):
            return end(work, .printed) + change(to: round.status.condition) + rest(at: now)
        }
    }

    /// Time that bytes handed to the system before a question may still need on the line.
    private func backlog(of round: StatusRound) -> Duration {
        let line = LineSettings(baudRate: settings.baudRate)
        switch round.purpose {
        case .betweenBands(let work), .finishing(let work, _):
            return line.lineTime(bytes: min(work.sentBytes, max(settings.bandBytes, Self.mostOpenBytes)))
        case .look, .beforeJob, .afterJob: return line.lineTime(bytes: 8)
        }
    }
}
