import DeviceCodecs
import HallCore

/// Where the conversation with a module stands: what was asked last, and what the asking is for.
enum CardReaderStep: Sendable, Equatable {
    /// Is there a module, at this of the possible speeds?
    case identify(speed: Int, afterReset: ResetHistory)
    case reset(speed: Int)
    case find(Search)
    case select(Placing)
    case readBase(Placing)
    case readAddress(Placing, IdentityCard)
    /// Does the card that was read still lie there?
    case presence

    enum ResetHistory: Sendable { case notReset, reset }

    /// What a find is for.
    enum Search: Sendable, Equatable {
        case newCard
        /// The card of this placing once more, after a failed try.
        case again(Placing)
        /// The end of a placing that failed, or of one on a module whose find shows presence.
        case removal(emptyAnswers: Int)
    }

    /// One laying-on of a card.
    struct Placing: Sendable, Equatable {
        var attempts = 1
        /// What to call it if no further try succeeds.
        var fault = CardFault.unreadable
    }

    var request: SDTRequest {
        switch self {
        case .identify: .moduleState
        case .reset: .resetModule
        case .find: .findCard
        case .select: .selectCard
        case .readBase: .readBase
        case .readAddress, .presence: .readNewAddress
        }
    }

    /// A reset or the first question after one: silence is the module's then, not the line's.
    var isRestart: Bool {
        switch self {
        case .reset, .identify(_, .reset): true
        case .identify(_, .notReset), .find, .select, .readBase, .readAddress, .presence: false
        }
    }

    /// The laying-on that was announced as being read and has not ended yet.
    var placing: Placing? {
        switch self {
        case .find(.again(let placing)), .select(let placing), .readBase(let placing), .readAddress(let placing, _):
            placing
        case .identify, .reset, .find, .presence: nil
        }
    }
}
