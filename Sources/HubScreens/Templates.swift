import HTTPTypes
import Hummingbird
import Mustache
import NIOCore

/// The pages' templates, built into the program.
struct Templates: Sendable {
    private let library: MustacheLibrary

    init() throws {
        let sources: [String: [UInt8]] = [
            "layout": PackageResources.layout_mustache,
            "hidden": PackageResources.hidden_mustache,
            "message": PackageResources.message_mustache,
        ]
        library = MustacheLibrary(
            templates: try sources.merging(Self.accountSources) { own, _ in own }.merging(Self.caseSources) { own, _ in
                own
            }
            .mapValues { try MustacheTemplate(string: String(decoding: $0, as: UTF8.self)) })
    }

    /// A page; every value in it is escaped, and signs that no text has are blanks.
    func page(_ name: String, _ view: some Sendable, status: HTTPResponse.Status = .ok) -> Response {
        let text = PlainText.cleaned(library.render(view, withTemplate: name) ?? "")
        return Response(
            status: status, headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    func message(_ view: MessageView, status: HTTPResponse.Status) -> Response {
        page("message", view, status: status)
    }
}

/// A page that says one thing and where to go.
struct MessageView {
    var head: HeadView?
    var title: String
    var text: String
    var href = "/"
    var link = "返回工作台"
}
