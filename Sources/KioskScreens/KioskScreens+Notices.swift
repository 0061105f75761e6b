import HTTPTypes
import Hummingbird
import KioskSession

extension KioskScreens {
    /// The visit was wiped, by its time limit or because somebody left.
    func sessionOver() async throws -> Response {
        try await notice(
            say("over.title"), [say("over.why"), say("over.sent")],
            link: .init(href: "/", label: say("over.again")), status: .ok)
    }

    /// Nothing stands at this address.
    func notHere() async throws -> Response {
        try await notice(
            say("nothere.title"), [say("nothere.do")],
            link: .init(href: "/home", label: say("frame.goon")), status: .notFound)
    }

    /// Something failed inside, or was asked in a way that no page of ours asks.
    func trouble(status: HTTPResponse.Status) async throws -> Response {
        try await notice(
            say("trouble.title"), [say("trouble.kept"), say("trouble.do")],
            link: .init(href: "/home", label: say("frame.goon")), status: status)
    }

    private func notice(
        _ heading: String, _ lines: [String], link: Frame.Link, status: HTTPResponse.Status
    ) async throws -> Response {
        var frame = await frame(heading, idle: .reading)
        frame.nextLink = link
        return try show(Page("notice", frame, ["heading": heading, "lines": lines]), status: status)
    }
}
