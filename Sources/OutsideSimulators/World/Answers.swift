import HTTPTypes
import HallCore
import Hummingbird
import NIOCore

/// Answers of the played systems.
enum Answers {
    static func json(_ value: JSONValue, status: HTTPResponse.Status = .ok) -> Response {
        answer(value.canonicalBytes(), type: "application/json", status: status)
    }

    /// RFC 9457 with our `code`.
    static func problem(_ status: Int, _ code: String, _ title: String, detail: String? = nil) -> Response {
        var members: [String: JSONValue] = [
            "type": .string("urn:hubsim:problem:\(code)"), "status": .integer(Int64(status)), "code": .string(code),
            "title": .string(title),
        ]
        members["detail"] = detail.map { .string($0) }
        return answer(
            JSONValue.object(members).canonicalBytes(), type: "application/problem+json", status: .init(code: status))
    }

    static func html(_ text: String, status: HTTPResponse.Status = .ok) -> Response {
        answer(Array(text.utf8), type: "text/html; charset=utf-8", status: status)
    }

    /// What a network puts in front of everything until somebody logs in.
    static var logInPage: Response { html("<html><title>登录</title><body>请先登录上网</body></html>") }

    /// The first half of an answer, and its end where it should go on.
    static func half(of value: JSONValue) -> Response {
        let bytes = value.canonicalBytes()
        return answer(Array(bytes.prefix(bytes.count / 2)), type: "application/json", status: .ok)
    }

    /// No whole answer: the connection is cut.
    static var cut: Response {
        Response(
            status: .ok, headers: [.contentType: "application/json", .contentLength: "1000"],
            body: ResponseBody { _ in throw Cut() })
    }

    static func busy(seconds: Int) -> Response {
        Response(status: .serviceUnavailable, headers: [.retryAfter: String(seconds)])
    }

    private struct Cut: Error {}

    private static func answer(_ bytes: [UInt8], type: String, status: HTTPResponse.Status) -> Response {
        Response(
            status: status, headers: [.contentType: type, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }
}
