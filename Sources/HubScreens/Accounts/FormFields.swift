import Foundation
import HTTPTypes
import Hummingbird

/// The fields of a form as they were posted, in their order. One name may stand several times.
struct FormFields: Sendable {
    struct Field: Sendable, Hashable {
        var name: String
        var value: String
    }

    /// What a form may weigh, in bytes.
    static let longest = 64 * 1024

    let all: [Field]

    /// - Throws: 400 when the body is no form, 413 when it is too long, 415 when it is of another kind.
    init(_ request: Request) async throws {
        guard Self.isForm(request.headers[.contentType]) else { throw HTTPError(.unsupportedMediaType) }
        try self.init(body: String(buffer: try await request.body.collect(upTo: Self.longest)))
    }

    init(body: String) throws {
        all = try body.split(separator: "&").map { pair in
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard let name = Self.plain(parts[0]), let value = Self.plain(parts.count > 1 ? parts[1] : "") else {
                throw HTTPError(.badRequest)
            }
            return Field(name: name, value: value)
        }
    }

    /// The first value under a name.
    subscript(name: String) -> String? {
        all.first { $0.name == name }?.value
    }

    /// All values under a name.
    func values(_ name: String) -> [String] {
        all.filter { $0.name == name }.map(\.value)
    }

    /// - Throws: 400 when something is missing.
    func decoded<Form: Decodable>(_ form: Form.Type) throws -> Form {
        let body = all.map { "\(Self.escaped($0.name))=\(Self.escaped($0.value))" }.joined(separator: "&")
        do { return try URLEncodedFormDecoder().decode(form, from: body) } catch { throw HTTPError(.badRequest) }
    }

    private static func plain(_ text: Substring) -> String? {
        text.replacing("+", with: " ").removingPercentEncoding.map { PlainText.cleaned($0) }
    }

    private static func escaped(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }

    /// A body without a name for its kind is none of a browser's.
    static func isForm(_ type: String?) -> Bool {
        let kind = (type ?? "").prefix { $0 != ";" }
        return kind.lowercased().filter { !$0.isWhitespace } == "application/x-www-form-urlencoded"
    }
}
