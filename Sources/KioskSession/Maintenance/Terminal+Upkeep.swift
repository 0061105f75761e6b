public import HallCore
public import KioskStore

/// What is known of the printer's paper.
public struct PaperStanding: Sendable {
    public var condition: DeviceCondition?
    /// When somebody said last that they put a new roll in.
    public var replacedAt: Timestamp?
    /// Receipts since then; other slips are not counted. Nil when no roll was noted.
    public var receipts: Int?
}

/// What waits for the centre, as `kioskctl queue show` counts it.
public struct QueueStanding: Sendable {
    public var queue: QueueStatus
    /// The last event that the centre has acknowledged.
    public var acknowledged: Int64
    /// Items of the centre's feed that were set aside, by reason.
    public var setAside: [String: Int]
}

extension Terminal {
    /// What the machine says of itself.
    public nonisolated func machine() async -> MachineFacts { await surroundings.machine() }

    /// The daemon's newest log lines, masked; the newest last.
    public nonisolated var recentEvents: [String] { surroundings.recentEvents() }

    /// The terminal's code.
    public func kioskCode() async throws -> String { try await store.station().kiosk }

    /// The paper as the printer's driver knows it.
    public func paper() async throws -> PaperStanding {
        let replaced = try await store.maintenanceLog(of: .paperReplaced, limit: 1).first?.at
        var standing = PaperStanding(condition: conditions[.receiptPrinter], replacedAt: replaced)
        if let replaced { standing.receipts = try await store.receiptsPrinted(since: replaced) }
        return standing
    }

    /// Somebody put a new roll in. It counts as done when the printer has paper by its own word.
    public func paperReplaced() async throws {
        switch conditions[.receiptPrinter] {
        case .failed(let fault): try await note(.paperReplaced, .failed, fault.rawValue)
        case .degraded(let warning): try await note(.paperReplaced, .failed, warning.rawValue)
        case .ready: try await note(.paperReplaced)
        case .absent, .starting, nil: try await note(.paperReplaced, .unknown, "noPrinter")
        }
    }

    /// What waits for the centre.
    public func queueStanding() async throws -> QueueStanding {
        QueueStanding(
            queue: try await store.queueStatus(), acknowledged: try await store.watermark(),
            setAside: try await store.setAside())
    }

    /// Tries at once to send what waits, whatever wait was under way.
    public func sendNow() async throws {
        try await note(.sentNow, link == .none ? .failed : .done, link == .none ? "noHub" : nil)
        await surroundings.sendNow()
    }
}
