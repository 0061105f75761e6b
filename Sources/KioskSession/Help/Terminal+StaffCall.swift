import HallCore
import Logging

/// The calls for staff since the program started.
struct StaffCalls: Sendable {
    var last: StaffCall?
    var count = 0
    /// Since when a card lies that its holder left, in uptime; nil once staff was called for it.
    var cardLeftAt: Int64?
}

extension Terminal {
    /// How long a card may lie after its holder left before staff is called, in milliseconds. Rule 57 of the screen rules.
    private static let cardPatience: Int64 = 30_000

    /// The call that is being spoken of, and how it stands.
    public var staffCall: (call: StaffCall, standing: StaffCall.Standing)? {
        calls.last.flatMap { call in call.standing(at: surroundings.uptime()).map { (call, $0) } }
    }

    /// Calls since the program started.
    public var staffCallCount: Int { calls.count }

    /// Rings for somebody of the staff. Who calls again while a call is being answered changes nothing.
    public func callStaff(_ reason: StaffCallReason = .help) async {
        switch staffCall?.standing {
        case .ringing, .told, .coming: return
        case .unheard, .unanswered, nil: break
        }
        calls.count += 1
        let call = StaffCall(reason, at: surroundings.now(), uptime: surroundings.uptime())
        calls.last = call
        events.send(.devices)
        let heard = await surroundings.ring(reason)
        if calls.last?.uptime == call.uptime { calls.last?.rang(heard: heard) }
        logger.info("staff called", metadata: ["reason": "\(reason.rawValue)", "heard": "\(heard)"])
        events.send(.devices)
    }

    /// Somebody of the staff says that they come.
    /// - Returns: Whether there was a call to answer.
    public func staffIsComing() -> Bool {
        guard staffCall != nil else { return false }
        calls.last?.answered()
        events.send(.devices)
        return true
    }

    /// Calls staff for a card that was left and not taken. Called on a timer.
    func watchLeftCard() async {
        guard card.lies, let left = calls.cardLeftAt else {
            calls.cardLeftAt = nil
            return
        }
        guard surroundings.uptime() - left >= Self.cardPatience else { return }
        calls.cardLeftAt = nil
        await callStaff(.cardLeft)
    }

    /// A visit ends: its call with it. A card that still lies begins to be waited for.
    func endCalls() {
        calls.last = nil
        calls.cardLeftAt = card.lies ? surroundings.uptime() : nil
    }
}
