import HTTPTypes
import HubMessages
import Hummingbird
import NIOCore

extension Response {
    /// The one way in which programs are told what went wrong: an RFC 9457 document.
    static func problem(_ problem: Problem, allow: String? = nil) -> Response {
        var headers = HTTPFields()
        for (name, value) in problem.headers {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        headers[.allow] = allow
        return Response(
            status: .init(code: problem.status), headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: problem.json())))
    }

    /// The same, from its parts.
    static func problem(_ type: ProblemType, _ title: String, status: Int) -> Response {
        .problem(Problem(type: type, title: title, status: status))
    }
}
