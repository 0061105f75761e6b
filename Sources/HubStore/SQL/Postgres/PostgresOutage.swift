/// Whether a new connection may be tried; one caller tries for all while the server is away.
///
/// | state | a caller that needs a connection |
/// | --- | --- |
/// | `reachable` | tries |
/// | `away`, before `retryAt` | is refused at once |
/// | `away`, after it | tries; the others are refused until the answer is there |
///
/// Instants are counted from any fixed point.
struct PostgresOutage {
    private enum State {
        case reachable
        case away(failures: Int, retryAt: Duration, reason: String)
        case trying(failures: Int, reason: String)
    }

    private var state = State.reachable

    /// Throws why not; otherwise the caller tries and says how it went.
    mutating func permit(at now: Duration) throws {
        switch state {
        case .reachable: return
        case .away(let failures, let retryAt, let reason) where now >= retryAt:
            state = .trying(failures: failures, reason: reason)
        case .away(_, _, let reason), .trying(_, let reason): throw PostgresTrouble.lost(reason)
        }
    }

    /// A connection was made.
    mutating func connected() {
        state = .reachable
    }

    /// - Parameter backoff: the pause after so many failures in a row, counted from 1.
    mutating func failed(_ reason: String, at now: Duration, backoff: (Int) -> Duration) {
        switch state {
        case .reachable: state = .away(failures: 1, retryAt: now + backoff(1), reason: reason)
        case .away: break
        case .trying(let failures, _):
            state = .away(failures: failures + 1, retryAt: now + backoff(failures + 1), reason: reason)
        }
    }
}
