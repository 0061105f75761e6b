import Foundation
import Hummingbird
import NIOCore

/// A posted form: names with their values in order.
struct FormBody: Sendable {
    private let items: [(name: String, value: String)]

    /// A signature drawn for a minute stays below this.
    static let maximumBytes = 256 * 1024

    /// Reads the body of a request; throws 413 above ``maximumBytes``.
    init(_ request: Request) async throws {
        let body = try await request.body.collect(upTo: Self.maximumBytes)
        self.init(text: String(buffer: body))
    }

    init(text: String) {
        var components = URLComponents()
        components.percentEncodedQuery = text.replacing("+", with: "%20")
        items = (components.queryItems ?? []).map { ($0.name, $0.value ?? "") }
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
