import HTTPTypes
import HallCore
import Hummingbird
import NIOCore

extension Response {
    /// An answer for scripts and programs.
    static func json(_ value: JSONValue) -> Response {
        Response(
            status: .ok, headers: [.contentType: "application/json"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: value.canonicalBytes())))
    }
}
