/// How often exchanges fail: a failure weighs as much as ten that go well take away.
struct LineSteadiness: Sendable, Equatable {
    private static let failureWeight = 10
    private static let poorFrom = 30
    private static let most = 60
    private var weight = 0

    /// Enough failures lately to tell somebody.
    var isPoor: Bool { weight >= Self.poorFrom }
    /// No failure that has not been made up for.
    var isGood: Bool { weight == 0 }

    mutating func exchangeWentWell() {
        weight = max(0, weight - 1)
    }

    mutating func exchangeFailed() {
        weight = min(Self.most, weight + Self.failureWeight)
    }
}
