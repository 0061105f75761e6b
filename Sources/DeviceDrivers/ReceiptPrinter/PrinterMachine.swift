import DeviceCodecs
import HallCore

/// Decides what a receipt printer does next.
///
/// - At most one job is inside the printer. Before it every status question is asked; while it runs, the printer is
///   asked after each band; its end is proved by a marker that the printer answers when all before it is on paper.
/// - Nothing of a job was sent: not printed. Something was and the end is not proved: unknown. Nothing is sent twice.
/// - After a job that did not end well the printer is cleaned before the next, so that neither the rest of the old job
///   nor an open picture command gets into the new one.
struct PrinterMachine: LineMachine {
    typealias Action = LineAction<PrinterReport>

    enum State: Sendable, Equatable {
        case noPort
        /// Nothing to do until the next look.
        case resting(until: Duration)
        /// A status question is out.
        case asking(StatusRound, deadline: Duration)
        /// A question had to be repeated: late answers are let go by before the next one.
        case settling(StatusRound, until: Duration)
        /// Bytes of a job are on their way into the line.
        case sending(PrinterWork)
        /// All of the job is sent; its marker is waited for.
        case finishing(PrinterWork, lookAt: Duration, deadline: Duration)
        /// The cleaning bytes are on their way.
        case cleaning
    }

    /// What may be left inside the printer from before.
    enum Debris: Sendable, Equatable {
        case none
        /// Possibly an open command that takes as many more bytes as given, and a piece of paper to cut off or not.
        case some(openBytes: Int, paper: Paper)

        enum Paper: Sendable { case leave, cutOff }
    }

    /// More than any command of a job takes: the highest line as dots across 80 mm.
    static let mostOpenBytes = 4096

    let settings: PrinterSettings
    var state = State.noPort
    var condition: DeviceCondition?
    var decoder = PrinterAnswerDecoder()
    /// Jobs that wait for their turn.
    var queue: [PrinterWork] = []
    /// At the start nobody knows what an earlier run of the program left.
    var debris = Debris.some(openBytes: Self.mostOpenBytes, paper: .leave)

    init(settings: PrinterSettings) {
        self.settings = settings
    }

    var deadline: Duration? {
        switch state {
        case .noPort, .sending, .cleaning: nil
        case .resting(let until), .settling(_, let until): until
        case .asking(_, let deadline): deadline
        case .finishing(_, let lookAt, let deadline): min(lookAt, deadline)
        }
    }

    mutating func happened(_ event: LineEvent<PrinterCommand>, at now: Duration) -> [Action] {
        switch event {
        case .opened: change(to: .starting) + begin(StatusRound(purpose: .look), at: now)
        case .openingFailed(let fault): change(to: fault.condition)
        case .closed: closed()
        case .received(let bytes): received(bytes, at: now)
        case .sent: sent(at: now)
        case .sendingOverdue: sendingOverdue(at: now)
        case .timePassed: timePassed(at: now)
        case .asked(.print(let job, let content)): accept(job, content, at: now)
        }
    }

    private mutating func accept(_ job: Int, _ content: PrintJob, at now: Duration) -> [Action] {
        if state == .noPort { return [.report(.finished(job: job, .notPrinted(.noPrinter)))] }
        queue.append(PrinterWork(job: job, bands: content.bands(of: settings.bandBytes)))
        guard case .resting = state else { return [] }
        return next(at: now)
    }

    /// Answers behind one that led to something being sent are late ones to earlier questions, and dropped.
    private mutating func received(_ bytes: [UInt8], at now: Duration) -> [Action] {
        var actions: [Action] = []
        for event in decoder.append(bytes) where !actions.contains(where: \.isSending) {
            switch event {
            case .realTimeStatus(let answer): actions += statusAnswered(answer, at: now)
            case .endOfJob: actions += endOfJob(at: now)
            case .automaticStatus, .mayGoOn, .mustWait, .noise: break
            }
        }
        return actions
    }

    private mutating func timePassed(at now: Duration) -> [Action] {
        guard let deadline, now >= deadline else { return [] }
        switch state {
        case .resting: return next(at: now)
        case .asking(let round, _): return askAgain(round, at: now)
        case .settling(let round, _): return ask(round, at: now)
        case .finishing(let work, _, let last):
            if now >= last { return giveUp(work, .mute, at: now) }
            return begin(StatusRound(purpose: .finishing(work, deadline: last)), at: now)
        case .noPort, .sending, .cleaning: return []
        }
    }

    /// Takes up the next job, or looks how the printer is.
    mutating func next(at now: Duration) -> [Action] {
        guard !queue.isEmpty else { return begin(StatusRound(purpose: .look), at: now) }
        return begin(StatusRound(purpose: .beforeJob(queue.removeFirst())), at: now)
    }

    mutating func rest(at now: Duration) -> [Action] {
        state = .resting(until: now + .milliseconds(settings.pollMilliseconds))
        return queue.isEmpty ? [] : next(at: now)
    }

    mutating func change(to new: DeviceCondition) -> [Action] {
        guard new != condition else { return [] }
        condition = new
        return [.report(.condition(new))]
    }
}
