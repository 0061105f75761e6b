import DeviceCodecs
import HallCore

extension CardReaderMachine {
    /// Empty answers in a row after which a card is taken to have left: one may be a card at the edge of the field.
    private static let emptyAnswersForRemoval = 2

    mutating func answered(_ answer: SDTAnswer, to step: Step, sendings: Int, at now: Duration) -> [Action] {
        if answer.verdict == .moduleNotAuthorised { return notAuthorised() }
        if answer.verdict == .selfTestFailed { return selfTestFailed(at: now) }
        switch step {
        case .identify(let speed, .notReset) where restart == .due || answer.verdict == .unknownError:
            return reset(speed: speed, at: now)
        case .identify(let speed, _): return identified(speed: speed) + ask(.find(.newCard), at: now)
        // Refused or not: a module that does not take a reset may read cards all the same.
        case .reset(let speed): return ask(.identify(speed: speed, afterReset: .reset), at: now)
        case .find(let search): return found(answer, search, at: now)
        case .select(let placing): return selected(answer, placing, at: now)
        case .readBase(let placing): return readBase(answer, placing, sendings: sendings, at: now)
        case .readAddress(let placing, let card): return readAddress(answer, placing, card, sendings, at: now)
        case .presence: return presenceAnswered(answer, at: now)
        }
    }

    /// A module answers. One that had only been asked again because of noise stays what it was.
    private mutating func identified(speed: Int) -> [Action] {
        foundSpeed = speed
        if case .degraded = condition { return [] }
        if condition != .ready { steadiness = LineSteadiness() }
        return change(to: .ready)
    }

    private mutating func found(_ answer: SDTAnswer, _ search: Step.Search, at now: Duration) -> [Action] {
        switch (search, answer.verdict) {
        case (.newCard, .cardFound): return [.report(.card(.reading))] + ask(.select(Step.Placing()), at: now)
        case (.again(let placing), .cardFound): return ask(.select(placing), at: now)
        case (.again(let placing), _):
            return placingFailed(placing.fault == .unreadable ? .removedEarly : placing.fault, at: now)
        case (.removal, .cardFound):
            state = pause(.find(.removal(emptyAnswers: 0)), at: now)
            return []
        case (.removal(let count), _): return emptyAnswer(count: count + 1, at: now)
        case (.newCard, .unknownError): return reset(speed: foundSpeed, at: now)
        case (.newCard, _):
            state = pause(.find(.newCard), at: now)
            return []
        }
    }

    private mutating func emptyAnswer(count: Int, at now: Duration) -> [Action] {
        guard count >= Self.emptyAnswersForRemoval else {
            state = pause(.find(.removal(emptyAnswers: count)), at: now)
            return []
        }
        state = pause(.find(.newCard), at: now)
        return [.report(.card(.removed))]
    }

    private mutating func selected(_ answer: SDTAnswer, _ placing: Step.Placing, at now: Duration) -> [Action] {
        answer.verdict == .done ? ask(.readBase(placing), at: now) : tryAgain(placing, answer, at: now)
    }

    private mutating func readBase(
        _ answer: SDTAnswer, _ placing: Step.Placing, sendings: Int, at now: Duration
    ) -> [Action] {
        guard answer.verdict == .done else { return tryAgain(placing, answer, at: now) }
        guard let message = try? SDTBaseMessage(data: answer.data) else {
            heard = .noise
            return answerFailed(at: now)
        }
        guard let card = IdentityCard(message.text) else { return placingFailed(.unknownKind, at: now) }
        return card.kind == .mainland ? ask(.readAddress(placing, card), at: now) : complete(card, at: now)
    }

    /// A card that cannot answer any more has left: without the new address its identity is not whole.
    private mutating func readAddress(
        _ answer: SDTAnswer, _ placing: Step.Placing, _ card: IdentityCard, _ sendings: Int, at now: Duration
    ) -> [Action] {
        switch answer.verdict?.advice {
        case .proceed:
            var whole = card
            whole.newAddress = answer.verdict == .done ? SDTNewAddress.text(of: answer.data) : nil
            return complete(whole, at: now)
        case .unsupported: return complete(card, at: now)
        default:
            guard sendings < 2 else { return placingFailed(.removedEarly, at: now) }
            return ask(.readAddress(placing, card), sendings: sendings + 1, at: now)
        }
    }

    private mutating func complete(_ card: IdentityCard, at now: Duration) -> [Action] {
        let next: Step = settings.presence == .find ? .find(.removal(emptyAnswers: 0)) : .presence
        state = pause(next, at: now)
        return [.report(.card(.read(card)))]
    }

    private mutating func presenceAnswered(_ answer: SDTAnswer, at now: Duration) -> [Action] {
        switch answer.verdict?.advice {
        case .proceed:
            state = pause(.presence, at: now)
            return []
        case .unsupported:
            state = pause(.find(.removal(emptyAnswers: 0)), at: now)
            return []
        default: return [.report(.card(.removed))] + ask(.find(.newCard), at: now)
        }
    }
}
