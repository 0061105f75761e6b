import HallCore
import Hummingbird
import KioskSession
import KioskStore

/// M3 consumables, M4 network and queue.
extension KioskScreens {
    func addMaintenanceSupplies(to router: Router<BasicRequestContext>) {
        router.get("/maintenance/paper") { request, _ in try await asMaintainer(request) { _ in try await paper() } }
        router.post("/maintenance/paper") { request, _ in
            try await asMaintainer(request) { _ in
                try await terminal.paperReplaced()
                return go("/maintenance/paper")
            }
        }
        router.get("/maintenance/network") { request, _ in
            try await asMaintainer(request) { _ in try await network() }
        }
        router.post("/maintenance/network") { request, _ in
            try await asMaintainer(request) { _ in
                try await terminal.sendNow()
                return go("/maintenance/network")
            }
        }
    }

    private func paper() async throws -> Response {
        let standing = try await terminal.paper()
        var part = MaintenancePart(
            id: "roll", title: say("maintain.paper"), expected: say("maintain.paper.expected"),
            results: Lines(try await terminal.maintenanceLog(of: .paperReplaced, limit: 5).map(\.short)),
            buttons: [.init(action: "/maintenance/paper", label: say("maintain.paper.replaced"))])
        part.facts = Lines([
            Self.paperFact(standing.condition),
            Fact(say("maintain.paper.since"), standing.replacedAt?.chineseShort ?? say("maintain.paper.never")),
            Fact(
                say("maintain.paper.receipts"),
                standing.receipts.map { say("maintain.paper.count", ["count": $0]) } ?? say("maintain.unknown")),
        ])
        let frame = await maintenanceFrame(say("maintain.tile.paper"))
        return try show(Page("maintenance", frame, ["heading": say("maintain.tile.paper"), "parts": [part]]))
    }

    /// The driver knows low and out; metres it does not.
    private static func paperFact(_ condition: DeviceCondition?) -> Fact {
        let label = say("maintain.paper.left")
        return switch condition {
        case .ready?: Fact(label, say("maintain.paper.enough"), .good)
        case .degraded(.unsteadyLine)?: Fact(label, say("maintain.paper.enough"), .good)
        case let condition?: MaintenanceStatus.fact(label, condition)
        case nil: Fact(label, say("maintain.none"), Standing.none)
        }
    }

    private func network() async throws -> Response {
        let standing = try await terminal.queueStanding()
        let status = try await maintenanceStatus
        let setAside = standing.setAside.values.reduce(0, +)
        let part = MaintenancePart(
            id: "line", title: say("maintain.network"), expected: say("maintain.network.expected"),
            facts: Lines([
                status.line, await lastFault, status.waiting,
                Fact(say("maintain.fact.acknowledged"), say("maintain.items", ["count": standing.acknowledged])),
                Fact(say("maintain.fact.aside"), "\(setAside)", setAside == 0 ? .good : .warn),
            ]),
            results: Lines(try await terminal.maintenanceLog(of: .sentNow, limit: 5).map(\.short)),
            buttons: [.init(action: "/maintenance/network", label: say("maintain.sendnow"))])
        let frame = await maintenanceFrame(say("maintain.tile.network"))
        return try show(Page("maintenance", frame, ["heading": say("maintain.tile.network"), "parts": [part]]))
    }

    private var lastFault: Fact {
        get async {
            let label = say("maintain.fact.fault")
            guard let fault = await terminal.lastLineFault else {
                return Fact(label, say("maintain.fault.none"))
            }
            let word = fault.trouble.map { say("maintain.line.\($0.rawValue)") } ?? say("maintain.unknown")
            return Fact(label, "\(fault.at.chineseShort) \(word)")
        }
    }
}
