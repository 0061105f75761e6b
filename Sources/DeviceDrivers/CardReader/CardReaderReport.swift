import HallCore

/// What a card reader tells the outside.
enum CardReaderReport: Sendable, Equatable {
    case condition(DeviceCondition)
    case card(CardEvent)
    /// No module answered, up to the last of the speeds. They are tried again after a pause.
    case foundNowhere
}

/// A driver that is asked nothing.
enum NoCommand: Sendable {}
