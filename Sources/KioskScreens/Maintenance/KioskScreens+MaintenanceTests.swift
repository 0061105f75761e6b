import HallCore
import Hummingbird
import KioskSession
import KioskStore

/// M2: each device is tried out by a button; the result stands beside it, with the last five and what is expected.
extension KioskScreens {
    private static let touchPoints = 9
    private static let resultsShown = 5

    func addMaintenanceTests(to router: Router<BasicRequestContext>) {
        router.get("/maintenance/tests") { request, _ in try await asMaintainer(request) { _ in try await tests() } }
        router.post("/maintenance/tests") { request, _ in
            try await asMaintainer(request) { _ in try await begin(test: FormBody(request)["act"]) }
        }
        router.get("/maintenance/touch") { request, _ in try await asMaintainer(request) { _ in try await touch() } }
        router.post("/maintenance/touch") { request, _ in
            try await asMaintainer(request) { _ in
                let body = try await FormBody(request)
                let hit = Set(body.all("point").compactMap(Int.init)).intersection(1...Self.touchPoints).count
                await terminal.judgeTouch(hit: hit, of: Self.touchPoints, far: body["far"] == "yes")
                return go("/maintenance/tests")
            }
        }
    }

    private func tests() async throws -> Response {
        var parts: [MaintenancePart] = []
        for test in DeviceTest.allCases { parts.append(try await part(of: test)) }
        var frame = await maintenanceFrame(say("maintain.tile.tests"))
        frame.test = await terminal.testWord
        return try show(Page("maintenance", frame, ["heading": say("maintain.tile.tests"), "parts": parts]))
    }

    private func part(of test: DeviceTest) async throws -> MaintenancePart {
        let results = try await terminal.maintenanceLog(of: test.act, limit: Self.resultsShown)
        let name = test.rawValue
        var part = MaintenancePart(
            id: name, title: say("maintain.test.\(name)"), expected: say("maintain.expected.\(name)"),
            results: Lines(results.map(\.short)))
        let runs = await terminal.runningTest == test
        if runs { part.live = .init(text: say("maintain.live.\(name)"), tone: "") }
        switch test {
        case .touch: part.link = Frame.Link(href: "/maintenance/touch", label: say("maintain.try.touch"))
        case .sound where runs:
            part.buttons = ["heard", "silent"].map {
                .init(action: "/maintenance/tests", label: say("maintain.sound.\($0)"), value: $0)
            }
        default:
            part.buttons = [.init(action: "/maintenance/tests", label: say("maintain.try.\(name)"), value: name)]
        }
        return part
    }

    private func begin(test word: String?) async throws -> Response {
        guard let test = word.flatMap(DeviceTest.init) else {
            if word == "heard" || word == "silent" { await terminal.judgeSound(heard: word == "heard") }
            return go("/maintenance/tests")
        }
        switch test {
        case .card, .scanner: await terminal.beginTest(test)
        case .printer:
            // The page does not wait for the printer; it is told when the printer has said what became of it.
            Task { await terminal.testPrinter() }
        case .sound: await terminal.testSound(soundToHear)
        case .touch: return go("/maintenance/touch")
        }
        return go("/maintenance/tests")
    }

    private var soundToHear: Utterance {
        let line = PageSpeech.line(say("maintain.sound.words"), in: Language.current.rawValue)
        return Utterance(page: "", opening: [], rest: [line], gain: terminal.reading.gain)
    }

    private func touch() async throws -> Response {
        var frame = await maintenanceFrame(say("maintain.test.touch"), back: "/maintenance/tests")
        frame.next = say("maintain.touch.done")
        return try show(Page("maintenance-touch", frame, ["points": (1...Self.touchPoints).map(String.init)]))
    }
}
