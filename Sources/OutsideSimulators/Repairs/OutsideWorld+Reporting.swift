import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1

extension OutsideWorld {
    /// Somebody's app asks the hub for a repair, by Open311.
    /// - Parameter fields: The standard's arguments with `api_key`.
    /// - Returns: The hub's status and answer; nil when none came.
    public func postRepair(_ fields: [String: String]) async -> (status: Int, body: String)? {
        guard let hub else { return nil }
        let base = hub.absoluteString
        var request = HTTPClientRequest(
            url: (base.hasSuffix("/") ? String(base.dropLast()) : base) + "/open311/v2/requests.json")
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/x-www-form-urlencoded; charset=utf-8")
        let form = fields.sorted { $0.key < $1.key }.map { Self.escaped($0.key) + "=" + Self.escaped($0.value) }
        request.body = .bytes(ByteBuffer(string: form.joined(separator: "&")))
        guard let response = try? await sender.client.execute(request, timeout: .seconds(10)),
            let body = try? await response.body.collect(upTo: 64 * 1024)
        else { return nil }
        return (Int(response.status.code), String(buffer: body))
    }

    private static func escaped(_ text: String) -> String {
        text.utf8.map { byte in
            let scalar = Unicode.Scalar(byte)
            let isPlain = scalar.isASCII && (Character(scalar).isLetter || Character(scalar).isNumber)
            return isPlain ? String(Character(scalar)) : "%" + String(UInt16(byte) | 0x100, radix: 16).dropFirst()
        }.joined()
    }
}
