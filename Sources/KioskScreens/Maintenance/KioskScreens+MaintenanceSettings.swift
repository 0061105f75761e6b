import HallCore
import Hummingbird
import KioskSession
import KioskStore

/// M6: what may be set at the terminal itself, one question a page.
extension KioskScreens {
    func addMaintenanceSettings(to router: Router<BasicRequestContext>) {
        router.get("/maintenance/settings") { request, _ in
            try await asMaintainer(request) { _ in try await settingsPage() }
        }
        for topic in MaintenanceSettings.allCases {
            let path = RouterPath("/maintenance/settings/\(topic.rawValue)")
            router.get(path) { request, _ in
                try await asMaintainer(request) { _ in try await ask(topic, await typed(topic), []) }
            }
            router.post(path) { request, _ in
                try await asMaintainer(request) { _ in try await set(topic, by: FormBody(request)) }
            }
        }
    }

    private func settingsPage() async throws -> Response {
        let panel = await panel
        let values = [
            MaintenanceSettings.panel: say(
                "maintain.panel", ["inches": Self.inches(panel), "height": panel.bottomEdgeMillimetres]),
            .volume: "\(terminal.reading.usualVolume)",
        ]
        let parts = MaintenanceSettings.allCases.map { topic in
            MaintenancePart(
                id: topic.rawValue, title: say("maintain.set.\(topic.rawValue)"),
                facts: values[topic].flatMap { Lines([Fact(say("maintain.now"), $0)]) },
                link: Frame.Link(
                    href: "/maintenance/settings/\(topic.rawValue)", label: say("maintain.change")))
        }
        let frame = await maintenanceFrame(say("maintain.tile.settings"))
        return try show(Page("maintenance", frame, ["heading": say("maintain.tile.settings"), "parts": parts]))
    }

    private func ask(_ topic: MaintenanceSettings, _ typed: [String: String], _ problems: [FieldProblem]) async throws
        -> Response
    {
        let heading = say("maintain.set.\(topic.rawValue)")
        var frame = await maintenanceFrame(
            title(heading, isWrong: !problems.isEmpty), back: "/maintenance/settings", types: true)
        frame.next = say("maintain.keep")
        return try show(
            Page(
                "maintenance-set", frame,
                [
                    "heading": heading, "lead": say("maintain.lead.\(topic.rawValue)"),
                    "action": "/maintenance/settings/\(topic.rawValue)", "problems": ProblemSummary(problems),
                    "fields": topic.fields(typed, problems, usualDiagonal: Self.inches(settings.panel)),
                ]))
    }

    private func typed(_ topic: MaintenanceSettings) async -> [String: String] {
        let panel = await panel
        return switch topic {
        case .panel: ["diagonal": Self.inches(panel), "height": "\(panel.bottomEdgeMillimetres)"]
        case .volume: ["volume": "\(terminal.reading.usualVolume)"]
        case .pin: [:]
        }
    }

    private func set(_ topic: MaintenanceSettings, by body: FormBody) async throws -> Response {
        let problem: FieldProblem? =
            switch topic {
            case .panel: try await setPanel(body)
            case .volume: try await setVolume(body)
            case .pin: try await setPin(body)
            }
        guard let problem else { return go("/maintenance/settings") }
        return try await ask(topic, topic == .pin ? [:] : body.values, [problem])
    }

    private func setPanel(_ body: FormBody) async throws -> FieldProblem? {
        let usual = Self.inches(settings.panel)
        guard let diagonal = body["diagonal"], MaintenanceSettings.diagonals(usual).contains(diagonal) else {
            return FieldProblem(field: "diagonal", message: say("complaint.maintain.diagonal"))
        }
        guard let height = Int(body["height"]?.filter { !$0.isWhitespace } ?? ""),
            panel(diagonal, height).isWithinReach
        else { return FieldProblem(field: "height", message: say("complaint.maintain.height")) }
        try await terminal.keepPanel(
            diagonal: diagonal, bottomEdge: height, insteadOf: (usual, settings.panel.bottomEdgeMillimetres))
        return nil
    }

    private func setVolume(_ body: FormBody) async throws -> FieldProblem? {
        guard let volume = body["volume"].flatMap(Int.init), ReadingDesk.volumes.contains(volume) else {
            return FieldProblem(field: "volume", message: say("complaint.maintain.volume"))
        }
        try await terminal.keepVolume(volume)
        return nil
    }

    private func setPin(_ body: FormBody) async throws -> FieldProblem? {
        let change = try await terminal.changePin(
            from: body["old"] ?? "", to: body["new"] ?? "", again: body["again"] ?? "")
        return switch change {
        case .changed: nil
        case .wrong: FieldProblem(field: "old", message: say("complaint.maintain.oldpin"))
        case .shut(let milliseconds):
            FieldProblem(field: "old", message: say("staff.shut", ["minutes": wholeMinutes(milliseconds)]))
        case .unfit: FieldProblem(field: "new", message: say("complaint.maintain.pin"))
        case .easy: FieldProblem(field: "new", message: say("complaint.maintain.easy"))
        case .different: FieldProblem(field: "again", message: say("complaint.maintain.again"))
        }
    }

    /// The glass as the settings file has it, or as a maintainer has set it since.
    var panel: Panel {
        get async {
            let diagonal = await terminal.local(.diagonal, insteadOf: Self.inches(settings.panel))
            let edge = await terminal.local(.bottomEdge, insteadOf: "\(settings.panel.bottomEdgeMillimetres)")
            let own = panel(
                diagonal ?? Self.inches(settings.panel),
                edge.flatMap(Int.init) ?? settings.panel.bottomEdgeMillimetres)
            return own.isPlausible && own.isWithinReach ? own : settings.panel
        }
    }

    private func panel(_ diagonal: String, _ bottomEdge: Int) -> Panel {
        var panel = settings.panel
        panel.diagonal = Double(diagonal) ?? panel.diagonal
        panel.bottomEdgeMillimetres = bottomEdge
        return panel
    }

    private static func inches(_ panel: Panel) -> String {
        panel.diagonal == panel.diagonal.rounded() ? "\(Int(panel.diagonal))" : "\(panel.diagonal)"
    }
}

/// What can be set, with its questions.
enum MaintenanceSettings: String, CaseIterable {
    case panel
    case volume
    case pin

    /// Sizes of glass that halls hang. Only a choice: a size that is typed wrong would leave a page nobody can use.
    static func diagonals(_ usual: String) -> [String] {
        let sizes = ["15.6", "21.5", "23.8", "27", "32", "43"]
        return sizes.contains(usual) ? sizes : [usual] + sizes
    }

    func fields(_ typed: [String: String], _ problems: [FieldProblem], usualDiagonal: String) -> [FieldView] {
        let complaints = Dictionary(problems.map { ($0.field, $0.message) }, uniquingKeysWith: { first, _ in first })
        switch self {
        case .panel:
            let sizes = Self.diagonals(usualDiagonal)
            return [
                Self.choice("diagonal", sizes.map { ($0, say("maintain.inches", ["count": $0])) }, typed, complaints),
                Self.entry("height", typed, complaints, unit: say("maintain.mm")),
            ]
        case .volume:
            return [Self.choice("volume", ReadingDesk.volumes.map { ("\($0)", "\($0)") }, typed, complaints)]
        case .pin: return ["old", "new", "again"].map { Self.entry($0, typed, complaints, type: "password") }
        }
    }

    private static func choice(
        _ name: String, _ options: [(value: String, text: String)], _ typed: [String: String],
        _ complaints: [String: String]
    ) -> FieldView {
        FieldView(
            choice: .init(
                id: name, name: name, label: say("maintain.ask.\(name)"), optional: false, many: false,
                columns: "three", complaint: complaints[name],
                options: options.map {
                    .init(
                        inputID: "\(name)-\($0.value)", value: $0.value, text: $0.text, checked: typed[name] == $0.value
                    )
                }))
    }

    private static func entry(
        _ name: String, _ typed: [String: String], _ complaints: [String: String], type: String = "text",
        unit: String? = nil
    ) -> FieldView {
        var entry = FieldView.Entry(
            inputID: name, name: name, label: say("maintain.ask.\(name)"), type: type, inputMode: "numeric",
            value: typed[name] ?? "", maxLength: 12, optional: false, wide: true)
        entry.unit = unit
        entry.complaint = complaints[name]
        entry.describedBy = complaints[name] == nil ? nil : "\(name)-bad"
        entry.keys = .digits
        return FieldView(entry: entry)
    }
}
