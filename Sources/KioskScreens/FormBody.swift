import Foundation
import Hummingbird
import NIOCore

/// A posted form: names with their values in order.
struct FormBody: Sendable {
    private let items: [(name: String, value: String)]

    /// A signature drawn for a minute stays below this.
    static let maximumBytes = 256 * 1024

    /// Reads the body of a request; throws 413 above ``maximumBytes`` and 400 when it is no form.
    init(_ request: Request) async throws {
        let body = try await request.body.collect(upTo: Self.maximumBytes)
        guard let form = FormBody(text: String(buffer: body)) else { throw HTTPError(.badRequest) }
        self = form
    }

    /// Reads `a=1&b=2`, percent-encoded, with `+` for a blank. Nil when an escape is cut off or is not UTF-8.
    init?(text: String) {
        var items: [(name: String, value: String)] = []
        for pair in text.split(separator: "&") {
            let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.plain(halves[0]), let value = Self.plain(halves.count > 1 ? halves[1] : "") else {
                return nil
            }
            items.append((name, value))
        }
        self.items = items
    }

    private static func plain(_ text: Substring) -> String? {
        String(text.map { $0 == "+" ? " " : $0 }).removingPercentEncoding
    }

    /// The first value of a name.
    subscript(_ name: String) -> String? {
        items.first { $0.name == name }?.value
    }

    /// All values of a name.
    func all(_ name: String) -> [String] {
        items.filter { $0.name == name }.map(\.value)
    }

    /// Last value by name.
    var values: [String: String] {
        Dictionary(items.map { ($0.name, $0.value) }, uniquingKeysWith: { _, last in last })
    }
}
