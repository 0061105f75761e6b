import HallCore
import Hummingbird
import KioskSession
import KioskStore

/// 读给我听: the daemon says what stands on the page. The page tells only its name and which of its buttons are ticked.
extension KioskScreens {
    func addSpeech(to router: Router<BasicRequestContext>) {
        router.post("/speak") { request, _ in try await speak(request) }
        router.post("/speak/stop") { _, _ in
            await terminal.hush()
            return Response(status: .noContent)
        }
        router.post("/speak/off") { _, _ in
            try await terminal.set(.readAloud, on: false)
            return Response(status: .noContent)
        }
        router.post("/speak/volume") { request, _ in try await changeVolume(request) }
        router.post("/speak/idle") { _, _ in try await sayIdle() }
    }

    /// Whether and how the strip for reading aloud is on a page.
    func speechBar(isFolded: Bool) async -> Frame.SpeechBar? {
        guard await terminal.canSpeak else { return nil }
        let isOn = await isReading
        return .init(isOn: isOn, isAway: !isOn && !isFolded, volume: terminal.reading.volume)
    }

    /// Whether pages are read as they come.
    private var isReading: Bool {
        get async { await terminal.modes().contains(.readAloud) }
    }

    /// Says a page from its top. With `auto=yes`, because it has come to the screen while pages are read: then a page that
    /// has changed a little is not said from the top again.
    private func speak(_ request: Request) async throws -> Response {
        let body = try await FormBody(request)
        guard let page = terminal.reading.page(body["page"] ?? ""), await terminal.canSpeak else {
            return Response(status: .conflict)
        }
        let comesByItself = body["auto"] == "yes"
        if !comesByItself { try await terminal.set(.readAloud, on: true) }
        let lines = SpokenPage.lines(of: page.html, ticked: Set(body.all("on")), words: .current)
        let speech = PageSpeech(lines: lines, isPrivate: terminal.isHeardPrivately, words: .current)
        let fresh = terminal.reading.reads(speech.all.map(\.text), of: page.title)
        let changed = comesByItself ? fresh : nil
        let utterance = speech.utterance(
            PageSpeech.key(of: body["path"] ?? ""), only: changed, gain: terminal.reading.gain)
        await terminal.say(utterance, interrupts: changed == nil)
        return try await answer(utterance, to: request)
    }

    /// The lines as they are said, and how long that takes; nobody who listens is sent away meanwhile.
    private func answer(_ utterance: Utterance, to request: Request) async throws -> Response {
        let seconds = PageSpeech.seconds(of: utterance)
        if let visit = try await shownVisit(request) {
            try await terminal.touch(visit.id, lasting: Int64(seconds) * 1000)
        }
        return .json(
            .object([
                "lines": .array(utterance.lines.map { .string($0.text) }), "seconds": .integer(Int64(seconds)),
                "volume": .integer(Int64(terminal.reading.volume)),
            ]))
    }

    private func changeVolume(_ request: Request) async throws -> Response {
        switch try await FormBody(request)["way"] {
        case "louder": terminal.reading.change(by: 1)
        case "softer": terminal.reading.change(by: -1)
        default: throw HTTPError(.badRequest)
        }
        await sayAtOnce(say("speech.now", ["step": terminal.reading.volume]))
        return .json(.object(["volume": .integer(Int64(terminal.reading.volume))]))
    }

    private func sayIdle() async throws -> Response {
        guard await isReading else { return Response(status: .noContent) }
        let isSlower = await terminal.modes().contains(.slower)
        await sayAtOnce(say("idle.spoken", ["warning": IdleLimit.typing.seconds(slower: isSlower).warning]))
        return Response(status: .noContent)
    }

    private func sayAtOnce(_ text: String) async {
        let line = PageSpeech.line(text, in: Language.current.rawValue)
        await terminal.say(Utterance(page: "", opening: [], rest: [line], gain: terminal.reading.gain))
    }

    /// Says a page by itself, whoever is or is not there: a card that is left.
    func sayAtOnce(_ page: Page, key: String) async throws {
        guard await terminal.canSpeak else { return }
        let html = try templates.render(page.template, page.values)
        let lines = SpokenPage.lines(of: html, ticked: nil, words: .current)
        let speech = PageSpeech(lines: lines, isPrivate: false, words: .current)
        await terminal.say(speech.utterance(key, only: nil, gain: terminal.reading.gain))
    }
}
