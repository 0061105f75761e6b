import Foundation
import HTTPTypes
import HallCore
public import Hummingbird
public import KioskSession
import KioskStore
public import Logging

/// The terminal's pages: asks the terminal, shows what it answers, keeps nothing itself.
///
/// Post, redirect, get throughout: a page that is loaded again does nothing twice.
public struct KioskScreens: Sendable {
    let terminal: Terminal
    let settings: ScreenSettings
    let templates: Templates
    let logger: Logger

    /// - Throws: When a template built into the program does not parse.
    public init(terminal: Terminal, settings: ScreenSettings, logger: Logger) throws {
        self.terminal = terminal
        self.settings = settings
        self.logger = logger
        templates = try Templates()
    }

    /// All routes of the local pages.
    public func router() -> Router<BasicRequestContext> {
        let router = Router()
        router.add(middleware: ScreenGuard(authority: settings.authority))
        router.add(middleware: CalmErrors(screens: self))
        addAssets(to: router)
        addStatus(to: router)
        addHome(to: router)
        addApplication(to: router)
        addReceipt(to: router)
        addProgress(to: router)
        addGuides(to: router)
        return router
    }

    /// A page as an answer.
    func show(_ page: Page, status: HTTPResponse.Status = .ok) throws -> Response {
        let html = try templates.render(page.template, page.values)
        return Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: .init(string: html)))
    }

    /// Sends the browser on; 303 so that a reload does not post again.
    func go(_ path: String) -> Response {
        .redirect(to: path, type: .normal)
    }

    /// The visit whose cookie the browser shows.
    func visit(_ request: Request) async throws -> Visit? {
        try await terminal.visit(token: request.cookies["visit"]?.value)
    }

    /// What stands around every page.
    ///
    /// - Parameter idle: How long the page may lie untouched; nil on pages that hold nothing personal.
    func frame(_ title: String, idle: IdleLimit?, follow: String = "") async throws -> Frame {
        let now = terminal.now
        return Frame(
            title: title, hall: settings.hallName, when: now.chineseShort, devices: try await deviceHTML(),
            idleSeconds: idle?.rawValue ?? 0, follow: follow)
    }

    func deviceHTML() async throws -> String {
        DeviceStatus(
            devices: await terminal.devices, link: await terminal.link, queue: try await terminal.queue(),
            now: terminal.now
        ).html
    }
}
