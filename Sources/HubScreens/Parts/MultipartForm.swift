import HTTPTypes
import Hummingbird
import NIOCore

/// A posted form with files, `multipart/form-data` (RFC 7578). Names of files are not read: they say nothing that counts.
struct MultipartForm: Sendable {
    /// Most parts of one form.
    private static let mostParts = 32

    private var parts: [(name: String, content: ArraySlice<UInt8>)] = []

    /// - Parameters:
    ///   - contentType: The header, with its boundary.
    ///   - body: The whole body.
    /// - Returns: nil when it is no such form, or breaks off.
    init?(contentType: String, body: [UInt8]) {
        guard let boundary = Self.boundary(of: contentType) else { return nil }
        let mark = Array("--\(boundary)".utf8)
        guard body.starts(with: mark) else { return nil }
        var place = mark.count
        while true {
            if body[place...].starts(with: Array("--".utf8)) {
                if parts.isEmpty { return nil }
                return
            }
            guard body[place...].starts(with: [0x0D, 0x0A]), parts.count < Self.mostParts,
                let head = Self.find([0x0D, 0x0A, 0x0D, 0x0A], in: body, from: place),
                let end = Self.find([0x0D, 0x0A] + mark, in: body, from: head + 2)
            else { return nil }
            if let name = Self.name(in: body[place..<head]) {
                parts.append((name, end < head + 4 ? [] : body[head + 4..<end]))
            }
            place = end + 2 + mark.count
        }
    }

    /// The first value of a name, as text.
    subscript(_ name: String) -> String? {
        parts.first { $0.name == name }.map { String(decoding: $0.content, as: UTF8.self) }
    }

    /// The files of a name; inputs where nothing was chosen send an empty one, which is none.
    func files(_ name: String) -> [[UInt8]] {
        parts.filter { $0.name == name && !$0.content.isEmpty }.map { Array($0.content) }
    }

    /// A request's form.
    /// - Parameter longest: What the whole form may weigh, in bytes.
    /// - Throws: 413 when it weighs more, 400 when it is no such form or breaks off.
    init(_ request: Request, longest: Int) async throws {
        let body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: longest)
        } catch is NIOTooManyBytesError {
            throw HTTPError(.contentTooLarge)
        }
        guard let type = request.headers[.contentType],
            let form = MultipartForm(contentType: type, body: Array(body.readableBytesView))
        else { throw HTTPError(.badRequest) }
        self = form
    }

    private static func boundary(of contentType: String) -> String? {
        let words = contentType.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\"" } }
        guard words.first?.lowercased() == "multipart/form-data" else { return nil }
        let given = words.first { $0.lowercased().hasPrefix("boundary=") }?.dropFirst("boundary=".count)
        return given.flatMap { (1...70).contains($0.count) ? String($0) : nil }
    }

    private static func name(in head: ArraySlice<UInt8>) -> String? {
        let lines = String(decoding: head, as: UTF8.self).split(whereSeparator: \.isNewline)
        let line = lines.first { $0.lowercased().hasPrefix("content-disposition:") }
        let pair = line?.split(separator: ";").first { $0.filter { $0 != " " }.hasPrefix("name=") }
        return pair?.split(separator: "\"", omittingEmptySubsequences: false).dropFirst().first.map(String.init)
    }

    private static func find(_ pattern: [UInt8], in body: [UInt8], from start: Int) -> Int? {
        guard start >= 0, pattern.count <= body.count else { return nil }
        return body.withUnsafeBufferPointer { bytes in
            var place = start
            while place + pattern.count <= bytes.count {
                if bytes[place] == pattern[0], bytes[place + 1] == pattern[1],
                    pattern.indices.allSatisfy({ bytes[place + $0] == pattern[$0] })
                {
                    return place
                }
                place += 1
            }
            return nil
        }
    }
}
