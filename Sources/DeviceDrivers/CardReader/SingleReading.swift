import HallCore

/// Decides when a read of one card has ended, and how.
struct SingleReading {
    typealias Outcome = Result<IdentityCard, CardReader.ReadingFailure>

    private var condition = DeviceCondition.starting

    /// The outcome when no time is left.
    var timeUp: Outcome { .failure(.noCard(condition)) }

    /// What the report ends the read with; nil while a card may still come.
    mutating func take(_ report: CardReaderReport) -> Outcome? {
        switch report {
        case .card(.read(let card)): return .success(card)
        case .card(.failed(let fault)): return .failure(.card(fault))
        case .card(.reading), .card(.removed): return nil
        case .foundNowhere: return timeUp
        case .condition(let new):
            condition = new
            return new.isHopeless ? timeUp : nil
        }
    }
}

extension DeviceCondition {
    /// Whether waiting does not help: somebody has to change something first.
    fileprivate var isHopeless: Bool {
        switch self {
        case .absent, .failed(.portRefused), .failed(.notAuthorised): true
        // Another speed, or a reset, may still bring the module to speak.
        case .starting, .ready, .degraded, .failed: false
        }
    }
}
