import HallCore
import HubStore
import Synchronization

/// The packs as this hub knows them now. What administrators decide at another hub is learnt from the store.
final class PackBoard: Sendable {
    private struct State {
        var shelf: PackShelf
        /// The day for which the shelf says what is in use.
        var day: CivilDate?
    }

    private let state: Mutex<State>

    init(_ shelf: PackShelf) {
        state = Mutex(State(shelf: shelf))
    }

    /// What holds on a day.
    func shelf(on day: CivilDate) -> PackShelf {
        state.withLock { state in
            if state.day != day {
                state.shelf.follow(state.shelf.plan, on: day)
                state.day = day
            }
            return state.shelf
        }
    }

    /// Packs of a plan that are not here yet.
    func missing(from plan: PackPlan) -> Set<String> {
        let named = Set(plan.activations.map(\.digest) + plan.brought.map(\.digest))
        return state.withLock { state in named.filter { state.shelf.pack(digest: $0) == nil } }
    }

    /// Takes over what halls say of themselves.
    func learn(_ changes: [HallChange]) {
        state.withLock { $0.shelf.take(changes) }
    }

    /// Takes over a plan, with packs that were missing.
    func learn(_ plan: PackPlan?, _ packs: [PolicyPack]) {
        state.withLock { state in
            state.shelf.add(packs)
            state.shelf.follow(plan ?? state.shelf.plan, on: state.day ?? CivilDate(daysSinceEpoch: 0))
            state.day = nil
        }
    }
}
