import HallCore
import Hummingbird
import KioskSession
import KioskStore
import Logging
import QRCode

/// M5: who did what, what the daemon said, and a report to take along. Nothing of a resident in any of them.
extension KioskScreens {
    private static let entriesShown = 20
    private static let eventsShown = 20

    func addMaintenanceLog(to router: Router<BasicRequestContext>) {
        router.get("/maintenance/log") { request, _ in
            try await asMaintainer(request) { _ in try await maintenanceLog() }
        }
        router.get("/maintenance/report") { request, _ in
            try await asMaintainer(request) { _ in try await reportCode() }
        }
        router.post("/maintenance/report") { request, _ in
            try await asMaintainer(request) { _ in
                if try await FormBody(request)["act"] == "show" {
                    try await terminal.note(.reportShown)
                    return go("/maintenance/report")
                }
                let slip = try await report.slip
                Task { await printReport(slip) }
                return go("/maintenance/log")
            }
        }
    }

    private func maintenanceLog() async throws -> Response {
        let entries = try await terminal.maintenanceLog(limit: Self.entriesShown)
        let events = terminal.recentEvents.suffix(Self.eventsShown).reversed()
        let fate = await terminal.pageSlip(of: "/maintenance/log")
        let slip = BillTexts.slip(fate)
        var taking = MaintenancePart(
            id: "report", title: say("maintain.report"), expected: say("maintain.report.expected"),
            live: slip.map { .init(text: $0.text, tone: $0.tone) })
        taking.buttons = ["print", "show"].map {
            .init(action: "/maintenance/report", label: say("maintain.report.\($0)"), value: $0)
        }
        let parts = [
            taking,
            MaintenancePart(id: "entries", title: say("maintain.entries"), results: Lines(entries.map(\.line))),
            MaintenancePart(
                id: "events", title: say("maintain.events"), expected: say("maintain.events.expected"),
                log: Lines(Array(events))),
        ]
        var frame = await maintenanceFrame(say("maintain.tile.log"))
        frame.slip = await terminal.slipWord
        return try show(Page("maintenance", frame, ["heading": say("maintain.tile.log"), "parts": parts]))
    }

    private func printReport(_ slip: ReceiptDocument) async {
        await terminal.print(slip, of: "/maintenance/log")
        do {
            try await noteReport()
        } catch {
            logger.error("the maintenance log could not be written", metadata: ["cause": "\(error)"])
        }
    }

    private func noteReport() async throws {
        switch await terminal.pageSlip(of: "/maintenance/log") {
        case .done(.printed): try await terminal.note(.reportPrinted)
        case .done(.notPrinted(let trouble)): try await terminal.note(.reportPrinted, .failed, trouble.rawValue)
        case .done(.unknown(let trouble)): try await terminal.note(.reportPrinted, .unknown, trouble.rawValue)
        case .none, .printing: try await terminal.note(.reportPrinted, .unknown, "interrupted")
        }
    }

    private func reportCode() async throws -> Response {
        let text = try await report.text
        let matrix = try QRMatrix(text: text, level: .low)
        let code = matrix.picture(say("maintain.report"))
        let frame = await maintenanceFrame(say("maintain.report.code"), back: "/maintenance/log")
        return try show(Page("maintenance-report", frame, ["code": code]))
    }

    private var report: MaintenanceReport {
        get async throws {
            MaintenanceReport(
                kiosk: try await terminal.kioskCode(), hall: settings.hallName, status: try await maintenanceStatus,
                entries: try await terminal.maintenanceLog(limit: MaintenanceReport.entries))
        }
    }
}

/// What a maintainer takes along: on paper in words, in a code in the words of `/api/v1/status`.
struct MaintenanceReport {
    /// Entries of the log on the slip.
    static let entries = 10

    var kiosk: String
    var hall: String
    var status: MaintenanceStatus
    var entries: [MaintenanceEntry]

    var slip: ReceiptDocument {
        let head: [ReceiptDocument.Block] = [
            .heading(say("maintain.report")), .pair(label: say("maintain.kiosk"), value: kiosk), .text(hall),
            .pair(label: say("guide.printed"), value: status.now.chinese), .rule,
        ]
        let facts = status.facts.map { fact in
            ReceiptDocument.Block.text([fact.label, fact.word, fact.value].compactMap(\.self).joined(separator: " "))
        }
        return ReceiptDocument(
            blocks: head + facts + [.rule] + entries.map { .text($0.line) } + [.feed(lines: 3), .cut])
    }

    /// Short enough for a code that a phone reads from the glass.
    var text: String {
        let devices = status.devices.sorted { $0.key.rawValue < $1.key.rawValue }
            .map { "\($0.key.rawValue)=\(KioskScreens.word($0.value))" }
        return [
            "LIANBAN \(kiosk) \(status.now.rfc3339)", devices.joined(separator: "\n"),
            "queue=\(status.queue.unsent) oldest=\(status.queue.oldest?.rfc3339 ?? "-")",
            "link=\(KioskScreens.word(status.link)) speech=\(KioskScreens.word(status.voice))",
            "disk=\(status.machine.freePercent.map(String.init) ?? "?")% clock=\(clock)",
            "pack=\(status.pack.id) \(status.pack.version)",
            "service=\(status.closedSince == nil ? "open" : "closed")",
        ].joined(separator: "\n")
    }

    private var clock: String { status.machine.isClockSynchronised.map { $0 ? "ok" : "free" } ?? "?" }
}
