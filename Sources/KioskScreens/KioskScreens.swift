import Foundation
import HTTPTypes
import HallCore
public import Hummingbird
public import KioskSession
import KioskStore
public import Logging
import TextInput

/// The terminal's pages: asks the terminal, shows what it answers, keeps nothing itself.
///
/// Post, redirect, get throughout: a page that is loaded again does nothing twice.
public struct KioskScreens: Sendable {
    let terminal: Terminal
    let settings: ScreenSettings
    let templates: Templates
    let logger: Logger

    /// - Throws: When the panel is none that pages can be laid out for, or a template built into the program does not
    ///   parse.
    public init(terminal: Terminal, settings: ScreenSettings, logger: Logger) throws {
        guard settings.panel.isPlausible else { throw ScreenFault.implausiblePanel(settings.panel) }
        guard settings.panel.isWithinReach else { throw ScreenFault.outOfReach(settings.panel) }
        self.terminal = terminal
        self.settings = settings
        self.logger = logger
        templates = try Templates()
    }

    /// All routes of the local pages.
    public func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.add(middleware: ScreenGuard(authority: settings.authority))
        router.add(middleware: SpokenLanguage())
        router.add(middleware: CalmErrors(screens: self))
        router.add(middleware: ClosedDoor(screens: self))
        addAssets(to: router)
        addStatus(to: router)
        addEvents(to: router)
        addHome(to: router)
        addLanguage(to: router)
        addLeaving(to: router)
        addApplication(to: router)
        addReceipt(to: router)
        addProgress(to: router)
        addWishes(to: router)
        addBills(to: router)
        addGuides(to: router)
        addModes(to: router)
        addHelp(to: router)
        addRepairs(to: router)
        addChanges(to: router)
        addRatings(to: router)
        addSpeech(to: router)
        addStaff(to: router)
        addCarryOver(to: router)
        addTyping(to: router)
        addMaintenance(to: router)
        return router
    }

    /// A page as an answer.
    func show(_ page: Page, status: HTTPResponse.Status = .ok) throws -> Response {
        let html = try templates.render(page.template, page.values)
        terminal.reading.show(.init(id: page.frame.page, title: page.frame.title, html: html))
        return Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: .init(string: html)))
    }

    /// The title of a page, which says first that it has come back with something to mend.
    func title(_ words: String, isWrong: Bool) -> String {
        (isWrong ? say("frame.wrong") : "") + words
    }

    /// Sends the browser on; 303 so that a reload does not post again.
    func go(_ path: String) -> Response {
        .redirect(to: path, type: .normal)
    }

    /// The visit whose cookie the browser shows. A page that is asked for is a sign of its person.
    func visit(_ request: Request) async throws -> Visit? {
        guard let visit = try await shownVisit(request) else { return nil }
        if request.method == .get { try? await terminal.touch(visit.id) }
        return visit
    }

    /// The same without counting as a sign of a person: for what scripts ask by themselves.
    func shownVisit(_ request: Request) async throws -> Visit? {
        try await terminal.visit(token: request.cookies["visit"]?.value)
    }

    /// What stands around every page.
    ///
    /// - Parameters:
    ///   - idle: How long the page may lie untouched; nil on pages that hold nothing personal.
    ///   - follow: Events that lead on: `card` asks for the same address again, `scan:/progress/cases` for that one.
    /// - Parameter visit: On pages that show something of one: they go when it ends.
    func frame(
        _ title: String, idle: IdleLimit?, follow: String = "", of visit: Visit? = nil
    ) async -> Frame {
        let helper = await terminal.help.helper
        return Frame(
            page: terminal.freshKey().text, title: title, hall: settings.hallName, when: terminal.now.chineseShort,
            devices: await deviceHTML(),
            modes: await modeStrip(isFolded: idle == .typing),
            idleSeconds: idle.map { helper == nil ? $0.rawValue : IdleLimit.assisted.rawValue } ?? 0,
            follow: follow, marks: await terminal.marks, visit: visit?.id.text,
            keys: idle == .typing ? await settings.input.keyboard : nil,
            helper: helper.map { Mask.name($0.name) }, speech: await speechBar(isFolded: idle == .typing))
    }

    /// The status band. It is on every page, also on the one that says the store has failed: then without the queue.
    func deviceHTML() async -> String {
        let status = await deviceStatus
        guard await terminal.staffCall != nil else { return status.html }
        let call = await callView
        let called = #"<span class="called \#(call.tone)">\#(call.text)</span>"#
        // That all is well would contradict a call that reached nobody.
        return status.troubles.isEmpty ? called : status.html + called
    }

    /// What fails now, in one word that pages compare.
    var standingWord: String {
        get async { DeviceStatus.word(await terminal.devices, await terminal.link) }
    }

    /// How devices and line are now.
    var deviceStatus: DeviceStatus {
        get async {
            DeviceStatus(
                devices: await terminal.devices, link: await terminal.link,
                queue: (try? await terminal.queue()) ?? QueueStatus(unsent: 0, oldest: nil),
                voice: await terminal.voice,
                now: terminal.now)
        }
    }

    /// The page of ours that the person came from; the home page when it is none to go back to.
    func origin(of request: Request) -> String {
        let prefix = "http://\(settings.authority)"
        guard let referer = request.headers[.referer], referer.hasPrefix(prefix + "/") else { return "/home" }
        return isOurs(String(referer.dropFirst(prefix.count))) ?? "/home"
    }

    /// The address, if it is a page to go back to.
    func isOurs(_ path: String) -> String? {
        path == "/" || Self.places.contains { path.hasPrefix($0) } ? path : nil
    }

    private static let places = [
        "/home", "/apply/", "/progress", "/bills", "/guides", "/who", "/repair", "/change", "/services", "/help",
        "/emergency", "/leave", "/take-card", "/staff", "/maintenance",
    ]
}
