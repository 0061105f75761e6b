import HTTPTypes
import HallCore
import Hummingbird
import KioskSession
import KioskStore
import TextInput

/// M0: the way in. No page of residents leads here: five touches on the status band of the attract screen do, or a badge.
extension KioskScreens {
    func addMaintenance(to router: Router<BasicRequestContext>) {
        router.get("/maintenance") { request, _ in try await maintenance(request) }
        router.post("/maintenance") { request, _ in try await enterMaintenance(request) }
        router.get("/maintenance/help") { request, _ in
            try await asMaintainer(request) { _ in try await maintenanceHelp() }
        }
        addMaintenanceTests(to: router)
        addMaintenanceSupplies(to: router)
        addMaintenanceLog(to: router)
        addMaintenanceSettings(to: router)
        addService(to: router)
    }

    static let maintenanceCookie = "maintenance"

    /// Where a page that nobody works at has its hidden door; nil without maintainers.
    var knock: String? { terminal.hasMaintainers ? "/maintenance" : nil }

    /// Does it for the maintainer at the screen; anybody else stands before the door.
    func asMaintainer(
        _ request: Request, _ body: (Maintainer) async throws -> Response
    ) async throws -> Response {
        guard let maintainer = await maintainer(request) else { return go("/maintenance") }
        return try await body(maintainer)
    }

    func maintainer(_ request: Request) async -> Maintainer? {
        await terminal.maintainer(token: request.cookies[Self.maintenanceCookie]?.value)
    }

    /// The frame of a maintainer's page: their own home, help and limit.
    func maintenanceFrame(_ title: String, back: String? = "/maintenance", types: Bool = false) async -> Frame {
        var frame = await frame(title, idle: .maintaining)
        frame.doors = .maintenance
        frame.back = back
        guard types else { return frame }
        frame.keys = await settings.input.keyboard
        frame.modes = await modeStrip(isFolded: true)
        return frame
    }

    private func maintenance(_ request: Request) async throws -> Response {
        guard terminal.hasMaintainers else { return go("/") }
        guard await maintainer(request) != nil else { return try await door(number: "", wrong: nil) }
        return try await overview()
    }

    private func door(number: String, wrong: String?) async throws -> Response {
        let badge = await terminal.scannedNumber
        var frame = await frame(
            title(say("maintain.title"), isWrong: wrong != nil), idle: .reading, follow: "badge:/maintenance")
        frame.keys = await settings.input.keyboard
        frame.modes = await modeStrip(isFolded: true)
        frame.next = say("maintain.enter")
        return try show(
            Page(
                "maintenance-door", frame,
                [
                    "badge": badge.map { say("staff.badge", ["number": $0]) },
                    "problems": ProblemSummary(of: "pin", wrong: wrong),
                    "fields": Self.staffFields(number: number, wrong: wrong, badge: badge),
                ]))
    }

    private func enterMaintenance(_ request: Request) async throws -> Response {
        guard terminal.hasMaintainers else { return go("/") }
        let body = try await FormBody(request)
        let number = (body["number"] ?? "").filter { !$0.isWhitespace }
        let pin = (body["pin"] ?? "").filter { !$0.isWhitespace }
        switch try await terminal.enterMaintenance(number: number, pin: pin) {
        case .entered(let token):
            var response = go("/maintenance")
            response.setCookie(.ours(Self.maintenanceCookie, token))
            response.setCookie(.gone("visit"))
            return response
        case .wrong: return try await door(number: number, wrong: say("staff.wrong"))
        case .shut(let milliseconds):
            return try await door(number: number, wrong: say("staff.shut", ["minutes": wholeMinutes(milliseconds)]))
        case .keyIsOff: return try await door(number: number, wrong: say("maintain.keyoff"))
        }
    }

    /// M1: how the terminal stands, and where to go from here.
    private func overview() async throws -> Response {
        let frame = await maintenanceFrame(say("maintain.overview"), back: nil)
        return try show(
            Page(
                "maintenance-overview", frame,
                ["facts": await maintenanceStatus.facts, "tiles": Self.maintenanceTiles]))
    }

    var maintenanceStatus: MaintenanceStatus {
        get async throws {
            MaintenanceStatus(
                devices: await terminal.devices, link: await terminal.link, queue: try await terminal.queue(),
                machine: await terminal.machine(), voice: await terminal.voice,
                pinyin: await settings.input.pinyinStanding(), pack: (terminal.pack.id, terminal.pack.version),
                closedSince: await terminal.closedSince, now: terminal.now)
        }
    }

    private static var maintenanceTiles: [[String: String]] {
        [
            ("tests", "touch"), ("paper", "paper"), ("network", "network"), ("log", "review"), ("settings", "meter"),
            ("service", "close"),
        ].map { name, icon in
            [
                "href": "/maintenance/\(name)", "icon": Icons.svg(icon), "name": say("maintain.tile.\(name)"),
                "about": say("maintain.tile.about.\(name)"),
            ]
        }
    }

    private func maintenanceHelp() async throws -> Response {
        let frame = await maintenanceFrame(say("maintain.help"))
        let lines = (1...5).map { say("maintain.help.\($0)") }
        return try show(Page("notice", frame, ["heading": say("maintain.help"), "lines": lines]))
    }
}
