import HTTPTypes
import HallCore
import Hummingbird
import KioskSession
import KioskStore

/// S0 attract, S1 home, S2 who, help.
extension KioskScreens {
    func addHome(to router: Router<BasicRequestContext>) {
        router.get("/") { _, _ in try await attract() }
        router.post("/start") { _, _ in try await start() }
        router.get("/home") { request, _ in try await home(request) }
        router.get("/services") { request, _ in try await services(request) }
        router.get("/who") { request, _ in try await who(request) }
        router.post("/who") { request, _ in try await passWho(request) }
        router.get("/help") { request, _ in try await help(request) }
        router.post("/touch") { request, _ in
            if let visit = try await visit(request) { try await terminal.touch(visit.id) }
            return Response(status: .noContent)
        }
    }

    private func attract() async throws -> Response {
        let frame = await frame(settings.hallName, idle: nil)
        let utilities = terminal.pack.utilities.map { ["icon": Icons.svg($0.id), "name": $0.name] }
        return try show(
            Page(
                "attract", frame,
                [
                    "headline": "一张表，一起报装", "utilities": utilities, "promise": "可办：联合报装、办理进度、收费与指南",
                    "hours": "服务时间 \(terminal.pack.hall.text)",
                ]))
    }

    private func start() async throws -> Response {
        let token = try await terminal.start()
        var response = go("/home")
        response.setCookie(
            Cookie(name: "visit", value: token, path: "/", secure: false, httpOnly: true, sameSite: .strict))
        return response
    }

    private func home(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return go("/") }
        let frame = await frame("您要办什么", idle: .reading, follow: "card scan:/progress/cases", of: visit)
        return try show(
            Page(
                "home", frame,
                [
                    "holder": visit.card.map { Mask.name($0.name) }, "tiles": tiles(for: visit, bills: await billTile),
                    "emergency": emergency,
                    "limit": "\(IdleLimit.reading.rawValue) 秒不操作会提醒，再过 \(IdleLimit.warning) 秒清除内容。",
                ]))
    }

    private func tiles(for visit: Visit, bills: (name: String, about: String)?) -> [[String: Any]] {
        var tiles: [[String: Any]] = []
        if visit.isDraft {
            tiles.append(tile(resumePath(visit), "resume", "继续填写", "接着刚才的申请", wide: true))
        } else {
            let names = terminal.pack.utilities.map(\.name).joined(separator: "、")
            tiles.append(tile("/who?for=apply", "apply", "联合报装", "\(names)，一张表一起办", wide: true))
        }
        if !visit.isDraft, !otherForms.isEmpty {
            let titles = otherForms.map(terminal.pack.title).joined(separator: "、")
            tiles.append(tile("/services", "apply", "其他业务", titles, wide: true))
        }
        if visit.caseID != nil {
            tiles.append(tile("/apply/receipt", "resume", "刚才的回执", "编号、时限和补打"))
        }
        tiles.append(tile("/who?for=progress", "progress", "办理进度", "身份证、编号或回执都能查"))
        if let bills { tiles.append(tile("/bills", "bill", bills.name, bills.about)) }
        tiles.append(tile("/guides", "guide", "收费与指南", "材料、时限、收费标准"))
        return tiles
    }

    private func tile(_ href: String, _ icon: String, _ name: String, _ about: String, wide: Bool = false) -> [String:
        Any]
    {
        ["href": href, "icon": Icons.svg(icon), "name": name, "about": about, "wide": wide]
    }

    /// Where gas is served, what to do at the smell of it stands on top.
    private var emergency: String? {
        terminal.pack.utility("gas").map { _ in "闻到燃气味：离开、开窗、到室外打燃气抢修电话。" }
    }

    /// Forms that can be filled here, besides the joint application.
    private var otherForms: [FormDefinition] {
        let pack = terminal.pack
        return pack.forms.filter { form in
            form.id != FormDefinition.jointID && pack.services.contains { $0.form == form.id }
        }
    }

    private func services(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return go("/") }
        guard !visit.isDraft else { return go("/home") }
        var frame = await frame("其他业务", idle: .reading, of: visit)
        frame.back = "/home"
        let forms = otherForms.map {
            Frame.Link(href: "/who?for=apply&form=\($0.id)", label: terminal.pack.title(of: $0))
        }
        return try show(Page("services", frame, ["forms": forms, "elsewhere": ServiceGuide(terminal.pack).elsewhere]))
    }

    private func who(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return go("/") }
        let purpose = request.uri.queryParameters["for"].map(String.init) ?? "apply"
        if purpose == "progress" { await terminal.forgetProgress(of: visit.id) }
        let form = request.uri.queryParameters["form"].map(String.init) ?? FormDefinition.jointID
        if visit.card != nil { return go(try await begin(purpose, form, visit)) }
        var frame = await frame("先放身份证", idle: .reading, follow: "card scan:/progress/cases", of: visit)
        frame.back = "/home"
        frame.next = purpose == "progress" ? "用编号查" : "不用证件，继续"
        return try show(
            Page(
                "who", frame,
                [
                    "question": purpose == "progress" ? "查进度：放身份证最快" : "放上身份证，少填几项",
                    "reader": await terminal.isUsable(.idReader), "icon": Icons.svg("card"), "purpose": purpose,
                    "form": form,
                    "skip": purpose == "progress" ? "没带证件也可以用办件编号查。" : "没带证件也可以办，姓名和号码自己填。",
                ]))
    }

    private func passWho(_ request: Request) async throws -> Response {
        guard let visit = try await visit(request) else { return go("/") }
        let body = try await FormBody(request)
        return go(try await begin(body["for"] ?? "apply", body["form"] ?? FormDefinition.jointID, visit))
    }

    /// The first page of a task. After a submission the next application begins afresh; a draft is gone on with.
    private func begin(_ purpose: String, _ form: String, _ visit: Visit) async throws -> String {
        guard purpose != "progress" else { return visit.card == nil ? "/progress" : "/progress/cases" }
        guard form == FormDefinition.jointID || otherForms.contains(where: { $0.id == form }) else { return "/home" }
        try await terminal.begin(form: form, for: visit.id)
        return "/apply/\(Wizard.chooseStep)"
    }

    private func help(_ request: Request) async throws -> Response {
        var frame = await frame("帮助", idle: .reading)
        frame.back = origin(of: request)
        let desk = settings.helpDesk.map { "要人帮忙，请到\($0)。" } ?? "要人帮忙，请找大厅工作人员。"
        return try show(
            Page(
                "notice", frame,
                [
                    "heading": "怎么用这台机器",
                    "lines": [
                        "点选项，填空格，每页办完点右下角的按钮。", "填的内容随时保存在本机；提交前可以逐项修改。",
                        "离开前回首页点“退出”，内容从屏幕清除。", desk, "看完点“上一步”，回到刚才那一页。",
                    ],
                ]))
    }
}

extension Visit {
    /// Whether something was filled that is not submitted.
    var isDraft: Bool { caseID == nil && !(utilities.isEmpty && answers.isEmpty) }
}
