import HallCore

/// What a card reader tells the outside.
enum CardReaderReport: Sendable, Equatable {
    case condition(DeviceCondition)
    case card(CardEvent)
}

/// A driver that is asked nothing.
enum NoCommand: Sendable {}
