public import HallCore
import KioskStore
import Logging

extension Terminal {
    /// How long a card that was read before the first touch waits for its holder, in milliseconds: while it lies there,
    /// and when it was taken up again.
    private static let waiting: (lying: Int64, takenUp: Int64) = (30_000, 10_000)

    /// How often a card may fail before other ways are offered.
    private static let mostFailures = 2

    /// The devices this terminal has, with their state.
    public var devices: [DeviceRole: DeviceCondition] { conditions }

    /// Whether a card lies on the reader now.
    public var cardLies: Bool { card.lies }

    /// Whether a task that needs this device can begin.
    public func isUsable(_ role: DeviceRole) -> Bool {
        conditions[role]?.isUsable ?? false
    }

    /// A device's state changed.
    public func deviceChanged(_ role: DeviceRole, to condition: DeviceCondition) {
        guard conditions[role] != condition else { return }
        conditions[role] = condition
        if role == .idReader { card.readerChanged(isUsable: condition.isUsable, at: surroundings.uptime()) }
        logger.info("device changed", metadata: ["role": "\(role.rawValue)", "condition": "\(condition)"])
        events.send(.devices)
    }

    /// The line to the centre changed.
    ///
    /// - Parameter trouble: Why it is down, where that is known.
    public func linkChanged(to state: LinkState, because trouble: LineTrouble? = nil) {
        if case .down(let since) = state { lastLineFault = LineFault(trouble: trouble, at: since) }
        guard link != state else { return }
        link = state
        events.send(.devices)
        if case .up = state { Task { await learnBills(again: true) } }
    }

    /// Something happened at the card reader.
    public func cardHappened(_ event: CardEvent) async {
        if desk.isOpen { return await cardTested(event) }
        switch event {
        case .reading:
            card.found(at: surroundings.uptime())
            events.send(.reading("正在读取证件，请不要移动"))
        case .failed(let fault):
            cardFailures += 1
            events.send(.said(cardFailures < Self.mostFailures ? fault.advice : fault.lastAdvice))
        case .removed:
            card.removed()
            events.send(.removed("证件已拿走"))
        case .read(let identity): await cardRead(identity)
        }
    }

    private func cardRead(_ identity: IdentityCard) async {
        cardFailures = 0
        card.read(identity.number)
        do {
            let visit = try await currentVisit()
            if let held = visit?.card {
                guard held.number == identity.number else {
                    return events.send(.said("这次已读过另一张证件。换人请先退出"))
                }
                return cardTaken("已读取：\(Mask.name(identity.name))")
            }
            guard !card.isLeftOver(identity.number) else {
                return events.send(.said("读卡区上的证件是先前放的。请拿起来，再放一次"))
            }
            guard let visit else {
                guard !isClosed else { return events.send(.said("本机暂停服务，请到窗口办理")) }
                waitingCard = (identity, surroundings.uptime())
                return cardTaken("已读取证件，请点一下屏幕")
            }
            try await attach(identity, to: visit.id)
            cardTaken("已读取：\(Mask.name(identity.name))")
        } catch {
            logger.error("card could not be kept", metadata: ["cause": "\(error)"])
            events.send(.said("证件没有存下，请再放一次"))
        }
    }

    private func cardTaken(_ words: String) {
        marks.card += 1
        events.send(.card(words))
    }

    private func attach(_ identity: IdentityCard, to visit: UUIDv7) async throws {
        let pack = pack
        _ = try await change(visit) { visit in
            guard visit.card == nil else { return }
            visit.card = identity
            if visit.caseID == nil { visit.fillFromCard(pack.form(visit.formID) ?? pack.form) }
        }
    }

    /// The card that waits for its holder, unless it has waited too long. It is taken once.
    func takeWaitingCard() -> IdentityCard? {
        defer { waitingCard = nil }
        let most = card.lies ? Self.waiting.lying : Self.waiting.takenUp
        guard let waiting = waitingCard, surroundings.uptime() - waiting.at <= most else { return nil }
        return waiting.card
    }
}

extension CardFault {
    /// The same when it has happened before: nobody has to try for ever.
    public var lastAdvice: String {
        switch self {
        case .removedEarly, .unreadable, .line: "还是没有读到。可以自己填写，或点“帮助”呼叫工作人员"
        case .notGenuine, .unknownKind, .readerLost: advice
        }
    }

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
