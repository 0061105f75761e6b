public import HallCore
import KioskStore
import Logging

extension Terminal {
    /// Seconds a card that was read before the first touch keeps waiting for its holder.
    private static let waitingCardMilliseconds: Int64 = 30_000

    /// The devices this terminal has, with their state.
    public var devices: [DeviceRole: DeviceCondition] { conditions }

    /// Whether a task that needs this device can begin.
    public func isUsable(_ role: DeviceRole) -> Bool {
        conditions[role]?.isUsable ?? false
    }

    /// A device's state changed.
    public func deviceChanged(_ role: DeviceRole, to condition: DeviceCondition) {
        guard conditions[role] != condition else { return }
        conditions[role] = condition
        logger.info("device changed", metadata: ["role": "\(role.rawValue)", "condition": "\(condition)"])
        events.send(.devices)
    }

    /// The line to the centre changed.
    public func linkChanged(to state: LinkState) {
        guard link != state else { return }
        link = state
        events.send(.devices)
    }

    /// Something happened at the card reader.
    public func cardHappened(_ event: CardEvent) async {
        switch event {
        case .reading: events.send(.said("正在读取证件，请不要移动"))
        case .failed(let fault): events.send(.said(fault.advice))
        case .removed: events.send(.said("证件已拿走"))
        case .read(let card): await cardRead(card)
        }
    }

    private func cardRead(_ card: IdentityCard) async {
        let now = surroundings.now()
        do {
            guard let visit = try await currentVisit() else {
                waitingCard = (card, now)
                return events.send(.card("已读取证件，请点一下屏幕"))
            }
            if let held = visit.card, held.number != card.number {
                return events.send(.said("这次已读过另一张证件。换人请先退出"))
            }
            try await store.attach(card: card, at: now)
            events.send(.card("已读取：\(Mask.name(card.name))"))
        } catch {
            logger.error("card could not be kept", metadata: ["cause": "\(error)"])
            events.send(.said("证件没有存下，请再放一次"))
        }
    }

    /// The card that waits for its holder, unless it has waited too long. It is taken once.
    func takeWaitingCard() -> IdentityCard? {
        defer { waitingCard = nil }
        guard let waiting = waitingCard, surroundings.now() - waiting.at <= Self.waitingCardMilliseconds else {
            return nil
        }
        return waiting.card
    }
}

extension CardFault {
    /// What happened and what to do, for the person at the reader.
    public var advice: String {
        switch self {
        case .removedEarly: "证件拿走早了，没读完。请再放一次"
        case .unreadable: "没有读到。请把证件平放在读卡区"
        case .notGenuine: "这张证件没通过校验，请找工作人员"
        case .unknownKind: "这种证件还不能读，请自己填写"
        case .line: "读卡线路有干扰，请再放一次"
        case .readerLost: "读卡器断开了，请自己填写或稍候"
        }
    }
}
