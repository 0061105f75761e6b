/// An answer that says which message it is about.
protocol KeyedReceipt {
    var key: IdempotencyKey { get }
}

extension SendOutcome {
    /// What an answer to a sent message means. One that is about another key is none.
    init<Receipt: Decodable & KeyedReceipt>(
        _ type: Receipt.Type, from answer: Result<OutsideAnswer, LineFailure>, key: IdempotencyKey,
        reference: (Receipt) -> String
    ) {
        do {
            let receipt = try answer.get().read(type)
            guard receipt.key == key else { throw LineFailure.wrongBody("the answer is about another key") }
            self = .acknowledged(reference: reference(receipt))
        } catch {
            self.init(failure: error)
        }
    }

    /// What a fault means for a message.
    init(failure error: any Error) {
        switch error {
        case OutsideFault.refused(let problem) where problem.code == ProblemCode.keyReused: self = .keyReused
        case OutsideFault.refused(let problem): self = .refused(problem)
        case OutsideFault.unavailable(let failure): self = .failed(failure)
        case let failure as LineFailure: self = .failed(failure)
        default: self = .failed(.answerLost("\(Swift.type(of: error))"))
        }
    }
}

extension OutsideFault? {
    /// What keeps a question without an answer; a refusal of a question is no answer to it either.
    var lineFailure: LineFailure {
        switch self {
        case .unavailable(let failure)?: failure
        case .refused(let problem)?: .wrongBody("the question was refused: \(problem)")
        case nil: .answerLost("unknown fault")
        }
    }
}
