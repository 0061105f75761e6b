import Hummingbird
import KioskSession
import KioskStore

/// How the screen is had: one touch from every page, also before a visit.
extension KioskScreens {
    func addModes(to router: Router<BasicRequestContext>) {
        router.post("/modes") { request, _ in try await setMode(request) }
    }

    /// The ways that can be offered now: without a voice no page is read out.
    func modeStrip(isFolded: Bool) async -> ModeStrip {
        let canSpeak = await terminal.canSpeak
        let offered = ScreenMode.allCases.filter { canSpeak || $0 != .readAloud }
        return ModeStrip(await terminal.modes(), of: offered, isFolded: isFolded)
    }

    /// Sets what the touched button says, and goes back to the page it stands on.
    private func setMode(_ request: Request) async throws -> Response {
        let body = try await FormBody(request)
        for (verb, isOn) in [("on", true), ("off", false)] {
            guard let mode = body[verb].flatMap(ScreenMode.init) else { continue }
            try await terminal.set(mode, on: isOn)
        }
        return go(origin(of: request))
    }
}
