import Foundation
import Hummingbird

/// A page of this server that somebody is led back to.
struct WantedPage: Hashable {
    let path: String

    /// Path and query of a request.
    init(_ request: Request) {
        self.init(request.uri.string)
    }

    /// Takes what a browser sent; whatever is no path of this server becomes the first page.
    init(_ text: String?) {
        let text = text ?? "/"
        let isOwn =
            text.hasPrefix("/") && !text.hasPrefix("//") && !text.contains("\\")
            && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
        path = isOwn ? text : "/"
    }

    /// As a value in a query.
    var escaped: String {
        path.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "%2F"
    }
}
