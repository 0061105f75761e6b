import Foundation
import HTTPTypes
import Hummingbird
import NIOCore

/// A form with a file, as browsers post it: `multipart/form-data` of RFC 7578.
struct UploadedForm {
    /// One part; a file's name is not read, since it is the sender's.
    struct Part: Hashable {
        var name: String
        var bytes: [UInt8]
    }

    private(set) var parts: [Part]

    /// - Parameter longest: what the whole form may weigh, in bytes.
    /// - Throws: 413 when it is larger, 400 when it is no such form.
    init(_ request: Request, longest: Int) async throws {
        let body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: longest)
        } catch is NIOTooManyBytesError {
            throw HTTPError(.contentTooLarge)
        }
        guard let boundary = Self.boundary(request.headers[.contentType]),
            let parts = Self.parts(of: Array(body.readableBytesView), boundary)
        else { throw HTTPError(.badRequest) }
        self.parts = parts
    }

    /// The text of the first part of that name.
    subscript(name: String) -> String? {
        file(name).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The bytes of the first part of that name.
    func file(_ name: String) -> [UInt8]? {
        parts.first { $0.name == name }?.bytes
    }

    /// What stands between the parts; nil when the type is another.
    static func boundary(_ type: String?) -> [UInt8]? {
        guard let type, type.lowercased().hasPrefix("multipart/form-data") else { return nil }
        let named = type.split(separator: ";").map { $0.drop { $0 == " " } }
        guard let value = named.first(where: { $0.lowercased().hasPrefix("boundary=") })?.dropFirst(9) else {
            return nil
        }
        let plain = value.hasPrefix("\"") ? value.dropFirst().prefix { $0 != "\"" } : value
        return (1...70).contains(plain.utf8.count) ? Array("--\(plain)".utf8) : nil
    }

    /// The parts between the boundaries; nil when one is not as the RFC has it.
    static func parts(of body: [UInt8], _ boundary: [UInt8]) -> [Part]? {
        let line: [UInt8] = [13, 10]
        guard body.starts(with: boundary) else { return nil }
        var (parts, rest) = ([Part](), body[boundary.count...])
        while !rest.starts(with: Array("--".utf8)) {
            guard rest.starts(with: line), let end = rest.firstRange(of: line + boundary),
                let head = rest[..<end.lowerBound].firstRange(of: line + line),
                let name = name(in: String(decoding: rest[..<head.lowerBound], as: UTF8.self))
            else { return nil }
            parts.append(Part(name: name, bytes: Array(rest[head.upperBound..<end.lowerBound])))
            rest = rest[end.upperBound...]
        }
        return parts
    }

    private static func name(in head: String) -> String? {
        guard
            let line = head.split(separator: "\r\n").first(where: {
                $0.lowercased().hasPrefix("content-disposition: form-data")
            }), let start = line.range(of: "; name=\"")
        else { return nil }
        return String(line[start.upperBound...].prefix { $0 != "\"" })
    }
}
