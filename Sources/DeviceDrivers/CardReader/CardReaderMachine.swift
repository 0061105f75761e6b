import DeviceCodecs
import HallCore

/// Decides what a card reader does next: find, select, read, new address, and then wait until the card has gone.
///
/// - An answer is judged by SW3 alone and must fit its request; what does not fit is a late answer and is dropped.
/// - A wrong checksum or a missing answer is the line's fault: wait until the line is quiet, then ask again.
/// - One laying-on of a card ends with exactly one `read` or `failed`, never with part of an identity.
/// - A card that was read is silent to find until it has left, or until the module is reset. So a module is reset once
///   after the port was opened, and a card that an earlier opening has read is found again; never again for this
///   reason, so that one opening reads a card once.
struct CardReaderMachine: LineMachine {
    typealias Step = CardReaderStep
    typealias Action = LineAction<CardReaderReport>

    enum State: Sendable, Equatable {
        case noPort
        /// A request is out. Once an answer has begun it may go on as long as its bytes keep coming, but not beyond
        /// `latest`.
        case asking(Step, sendings: Int, deadline: Duration, latest: Duration)
        /// Late bytes of a failed answer are let go by, then the request is sent again.
        case draining(Step, sendings: Int, quietAt: Duration, latest: Duration)
        /// Nothing is asked until then.
        case pausing(Step, until: Duration)
        /// The module is not authorised: of no use until the port has been opened anew.
        case outOfOrder
    }

    let settings: ReaderSettings
    var state = State.noPort
    var condition: DeviceCondition?
    var decoder = SDTDecoder()
    var steadiness = LineSteadiness()
    /// Whether anything at all came in since the last good answer: tells a garbled module from a mute one.
    var heard = Heard.nothing

    /// Index of the speed at which the module answered last.
    var foundSpeed = 0

    var restart = Restart.due

    enum Heard: Sendable { case nothing, noise }

    /// The reset that follows the opening of a port.
    enum Restart: Sendable { case due, tried }

    init(settings: ReaderSettings) {
        self.settings = settings
    }

    var deadline: Duration? {
        switch state {
        case .noPort, .outOfOrder: nil
        case .asking(_, _, let deadline, let latest): min(deadline, latest)
        case .draining(_, _, let quietAt, let latest): min(quietAt, latest)
        case .pausing(_, let until): until
        }
    }

    mutating func happened(_ event: LineEvent<NoCommand>, at now: Duration) -> [Action] {
        switch event {
        case .opened: opened(at: now)
        case .openingFailed(let fault): change(to: fault.condition)
        case .closed: closed()
        case .received(let bytes): received(bytes, at: now)
        case .timePassed: timePassed(at: now)
        case .sendingOverdue: answerFailed(at: now)
        case .sent: []
        }
    }

    private mutating func opened(at now: Duration) -> [Action] {
        restart = .due
        return change(to: .starting) + ask(.identify(speed: 0, afterReset: .notReset), at: now)
    }

    private mutating func closed() -> [Action] {
        let events = endOfPlacing(.readerLost)
        state = .noPort
        return events + change(to: .absent)
    }

    private mutating func received(_ bytes: [UInt8], at now: Duration) -> [Action] {
        switch state {
        case .asking(let step, let sendings, _, _):
            return judge(bytes, to: step, sendings: sendings, at: now)
        case .draining(let step, let sendings, _, let latest):
            state = .draining(step, sendings: sendings, quietAt: now + quiet(for: step), latest: latest)
            return []
        case .noPort, .pausing, .outOfOrder: return []
        }
    }

    private mutating func timePassed(at now: Duration) -> [Action] {
        guard let deadline, now >= deadline else { return [] }
        switch state {
        case .asking: return answerFailed(at: now)
        case .draining(let step, let sendings, _, _): return ask(step, sendings: sendings + 1, at: now)
        case .pausing(let step, _): return ask(step, at: now)
        case .noPort, .outOfOrder: return []
        }
    }

    private mutating func judge(_ bytes: [UInt8], to step: Step, sendings: Int, at now: Duration) -> [Action] {
        heard = .noise
        let events = decoder.append(bytes)
        for case .answer(let answer) in events where step.request.canBeAnswered(by: answer) {
            if answer.verdict?.advice == .resend { return answerFailed(at: now) }
            heard = .nothing
            steadiness.exchangeWentWell()
            return steadinessChange() + answered(answer, to: step, sendings: sendings, at: now)
        }
        if events.contains(where: \.isDamage) { return answerFailed(at: now) }
        if decoder.hasPartialFrame { awaitRest(at: now) }
        return []
    }
}

extension SDTDecoder.Event {
    fileprivate var isDamage: Bool {
        switch self {
        case .lineFault(.checksumWrong), .lineFault(.lengthOutOfRange): true
        case .lineFault(.echo), .answer: false
        }
    }
}
