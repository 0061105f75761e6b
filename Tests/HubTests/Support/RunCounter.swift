import Synchronization

/// Counts how often a body ran.
final class RunCounter: Sendable {
    private let runs = Atomic(0)

    /// How often so far.
    var count: Int { runs.load(ordering: .relaxed) }

    /// One more; answers which it is.
    @discardableResult func next() -> Int { runs.add(1, ordering: .relaxed).newValue }
}
